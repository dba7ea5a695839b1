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
pub const WORKBOOKS: &[(&str, &[Template])] = &[("halyard-northwind", HALYARD), ("plumb-quay-ferrant", FERRANT)];

const HALYARD: &[Template] = &[
    template!("halyard-northwind", "onboarding/joint.toml" => "rounds/onboarding/joint.toml"),
    template!("halyard-northwind", "onboarding/agency.toml" => "rounds/onboarding/agency.toml"),
    template!("halyard-northwind", "onboarding/client.toml" => "rounds/onboarding/client.toml"),
    template!("halyard-northwind", "onboarding/sales.toml" => "rounds/onboarding/sales.toml"),
    template!("halyard-northwind", "checklist/joint.toml" => "rounds/checklist/joint.toml"),
    template!("halyard-northwind", "actions.toml"),
    template!("halyard-northwind", "engagement.toml"),
];

const FERRANT: &[Template] = &[
    template!("plumb-quay-ferrant", "onboarding/joint.toml" => "rounds/onboarding/joint.toml"),
    template!("plumb-quay-ferrant", "onboarding/agency.toml" => "rounds/onboarding/agency.toml"),
    template!("plumb-quay-ferrant", "onboarding/client.toml" => "rounds/onboarding/client.toml"),
    template!("plumb-quay-ferrant", "onboarding/sales.toml" => "rounds/onboarding/sales.toml"),
    template!("plumb-quay-ferrant", "audit-1/agency.toml" => "rounds/{{q-5 name}}-audit/agency.toml"),
    template!("plumb-quay-ferrant", "audit-1/client.toml" => "rounds/{{q-5 name}}-audit/client.toml"),
    template!("plumb-quay-ferrant", "audit-1/sales.toml" => "rounds/{{q-5 name}}-audit/sales.toml"),
    template!("plumb-quay-ferrant", "audit-2/agency.toml" => "rounds/{{q-4 name}}-audit/agency.toml"),
    template!("plumb-quay-ferrant", "audit-2/client.toml" => "rounds/{{q-4 name}}-audit/client.toml"),
    template!("plumb-quay-ferrant", "audit-2/sales.toml" => "rounds/{{q-4 name}}-audit/sales.toml"),
    template!("plumb-quay-ferrant", "audit-3/agency.toml" => "rounds/{{q-3 name}}-audit/agency.toml"),
    template!("plumb-quay-ferrant", "audit-3/client.toml" => "rounds/{{q-3 name}}-audit/client.toml"),
    template!("plumb-quay-ferrant", "audit-3/sales.toml" => "rounds/{{q-3 name}}-audit/sales.toml"),
    template!("plumb-quay-ferrant", "audit-4/agency.toml" => "rounds/{{q-2 name}}-audit/agency.toml"),
    template!("plumb-quay-ferrant", "audit-4/client.toml" => "rounds/{{q-2 name}}-audit/client.toml"),
    template!("plumb-quay-ferrant", "audit-4/sales.toml" => "rounds/{{q-2 name}}-audit/sales.toml"),
    template!("plumb-quay-ferrant", "audit-5/agency.toml" => "rounds/{{q-1 name}}-audit/agency.toml"),
    template!("plumb-quay-ferrant", "reset/joint.toml" => "rounds/{{q-4 end +26}}-reset/joint.toml"),
    template!("plumb-quay-ferrant", "reset/agency.toml" => "rounds/{{q-4 end +26}}-reset/agency.toml"),
    template!("plumb-quay-ferrant", "reset/client.toml" => "rounds/{{q-4 end +26}}-reset/client.toml"),
    template!("plumb-quay-ferrant", "reset/sales.toml" => "rounds/{{q-4 end +26}}-reset/sales.toml"),
    template!("plumb-quay-ferrant", "actions.toml"),
    template!("plumb-quay-ferrant", "engagement.toml"),
];
