//! What is taken in each slot of a lane.

use super::block::SlotPlace;

/// Nothing stands nearer to its neighbor in a slot than this.
pub const GAP: f32 = 4.0;

/// The stretches taken in each slot.
#[derive(Clone)]
pub struct Slots {
    /// The left and right end of each stretch, by slot.
    pub taken: Vec<Vec<(f32, f32)>>,
}

impl Slots {
    pub fn new(n_slots: usize) -> Self {
        Self { taken: vec![Vec::new(); n_slots] }
    }

    pub fn is_free(&self, place: SlotPlace, x0: f32, x1: f32) -> bool {
        let free = |slot: &Vec<(f32, f32)>| slot.iter().all(|&(a, b)| x1 + GAP <= a || b + GAP <= x0);
        self.taken.get(place.slot..place.slot + place.span).is_some_and(|slots| slots.iter().all(free))
    }

    pub fn take(&mut self, place: SlotPlace, x0: f32, x1: f32) {
        for slot in self.taken.iter_mut().skip(place.slot).take(place.span) {
            slot.push((x0, x1));
        }
    }

    /// How far right of `x` the place is free.
    pub fn free_until(&self, place: SlotPlace, x: f32) -> f32 {
        let slots = self.taken.iter().skip(place.slot).take(place.span).flatten();
        slots.map(|(a, _)| *a).filter(|a| *a >= x).fold(f32::INFINITY, f32::min) - GAP
    }

    /// The lowest-numbered place that is free, which is taken then.
    pub fn first_fit(&mut self, span: usize, x0: f32, x1: f32) -> Option<SlotPlace> {
        let places = (0..self.taken.len()).map(|slot| SlotPlace { slot, span });
        let place = places.into_iter().find(|place| self.is_free(*place, x0, x1))?;
        self.take(place, x0, x1);
        Some(place)
    }
}
