//! What is wrong with the words of questionnaires, brought to the lines of their files.

use crate::insight::lint::look::look;
use crate::storage::finding::Finding;
use crate::storage::inspected::Seen;
use crate::storage::raw_log::Log;
use crate::storage::raw_spot::Spots;

/// Every remark on a questionnaire as a finding. Of a workbook's copy only what cannot work is told: its words are fixed
/// for as long as rounds are answered under it.
#[must_use]
pub fn findings(seen: &Seen) -> Vec<Finding> {
    let mut remarks = look(&seen.content);
    remarks.retain(|remark| remark.rule.is_fault() || !seen.copy);
    if remarks.is_empty() {
        return Vec::new();
    }
    let spots = Spots::new(&seen.text);
    let mut log = Log::new(&seen.path, &seen.text);
    for remark in remarks {
        let (at, rule) = (spots.offset(&remark.spot), remark.rule.as_str());
        if remark.rule.is_fault() {
            log.error(at, rule, remark.message, remark.hint);
        } else {
            log.warning(at, rule, remark.message, remark.hint);
        }
    }
    log.finish()
}
