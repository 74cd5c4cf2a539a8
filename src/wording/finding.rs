//! The words of findings.

use super::Wording;
use crate::finding::{FindingStatus, Side};

impl Wording {
    /// How a finding stands: "supported".
    pub fn finding_status(&self, status: FindingStatus) -> &str {
        self.text(match status {
            FindingStatus::Open => "findings.open",
            FindingStatus::Supported => "findings.supported",
            FindingStatus::Refuted => "findings.refuted",
        })
    }

    /// The heading of a side of a finding: "For it".
    pub fn side(&self, side: Side) -> &str {
        self.text(match side {
            Side::For => "findings.for",
            Side::Against => "findings.against",
        })
    }
}
