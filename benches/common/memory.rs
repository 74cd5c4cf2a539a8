//! What is allocated: how much is held, and how much a piece of work takes, freed or not.

use mimalloc::MiMalloc;
use stats_alloc::{Region, StatsAlloc};

/// That of the program, counted.
#[global_allocator]
static ALLOCATOR: StatsAlloc<MiMalloc> = StatsAlloc::new(MiMalloc);

/// Bytes held by all that is alive.
pub fn held() -> usize {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated - stats.bytes_deallocated
}

/// Bytes that `work` allocates, whether it frees them or not.
pub fn allocated<T>(work: impl FnOnce() -> T) -> usize {
    let region = Region::new(&ALLOCATOR);
    drop(std::hint::black_box(work()));
    region.change().bytes_allocated
}
