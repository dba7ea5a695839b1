//! The templates of the sample, as they lie in `samples/`, and where each goes. Texts alone; nothing is read at start.

/// A file: its path within the workbook, itself a template, and its text.
type Template = (&'static str, &'static str);

macro_rules! template {
    ($folder:literal, $file:literal => $path:literal) => {
        ($path, include_str!(concat!("../../../samples/", $folder, "/", $file)))
    };
    ($folder:literal, $path:literal) => {
        template!($folder, $path => $path)
    };
}

/// Folder and files of each workbook. `engagement.toml` comes last: it makes a folder a workbook.
pub const WORKBOOKS: &[(&str, &[Template])] = &[("halyard-northwind", HALYARD)];

const HALYARD: &[Template] = &[
    template!("halyard-northwind", "onboarding/joint.toml" => "rounds/onboarding/joint.toml"),
    template!("halyard-northwind", "onboarding/agency.toml" => "rounds/onboarding/agency.toml"),
    template!("halyard-northwind", "onboarding/client.toml" => "rounds/onboarding/client.toml"),
    template!("halyard-northwind", "onboarding/sales.toml" => "rounds/onboarding/sales.toml"),
    template!("halyard-northwind", "actions.toml"),
    template!("halyard-northwind", "engagement.toml"),
];
