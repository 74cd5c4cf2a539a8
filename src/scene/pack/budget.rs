//! How many slots a lane needs, and how many each of several lanes gets.

use super::block::Block;
use super::slots::Slots;

/// Every lane with something to show gets this many slots if it needs them, where there are enough
/// for all lanes.
const MIN_SLOTS: usize = 2;

/// The smallest number of slots at which first-fit puts every block as a one-slot chip.
pub fn need(blocks: &[Block]) -> usize {
    let mut slots = Slots::new(0);
    for block in blocks {
        if slots.first_fit(1, block.x0, block.x1).is_none() {
            slots.taken.push(vec![(block.x0, block.x1)]);
        }
    }
    slots.taken.len()
}

/// Shares `total` slots out: each lane gets two if it needs them, or one where two are too many for
/// all lanes; then slots go one at a time to the lane with need left whose share is smallest against
/// the square root of its need. What is left over goes round the lanes from most items to fewest.
/// Lanes without items (need 0) get none.
pub fn budgets(needs: &[usize], n_items: &[usize], total: usize) -> Vec<usize> {
    let least = |most: usize| needs.iter().map(|need| (*need).min(most)).collect::<Vec<_>>();
    let mut budgets = least(MIN_SLOTS);
    if budgets.iter().sum::<usize>() > total {
        budgets = least(1);
    }
    let mut left = total.saturating_sub(budgets.iter().sum());
    let share = |budget: usize, need: usize| budget as f32 / (need as f32).sqrt();
    while left > 0 {
        let open = (0..needs.len()).filter(|lane| budgets[*lane] < needs[*lane]);
        let poorest =
            open.min_by(|a, b| share(budgets[*a], needs[*a]).total_cmp(&share(budgets[*b], needs[*b])));
        let Some(lane) = poorest else { break };
        budgets[lane] += 1;
        left -= 1;
    }
    let mut by_items: Vec<usize> = (0..needs.len()).filter(|lane| needs[*lane] > 0).collect();
    by_items.sort_by_key(|lane| std::cmp::Reverse(n_items[*lane]));
    for lane in by_items.iter().cycle().take(if by_items.is_empty() { 0 } else { left }) {
        budgets[*lane] += 1;
    }
    budgets
}
