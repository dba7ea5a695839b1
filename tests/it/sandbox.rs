//! Running the program as a script does: a folder of its own, an empty environment, a fixed day, paths made the same.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The day every command takes for today.
pub const TODAY: &str = "2026-11-22";

/// The engagement every test begins with.
pub const ENGAGEMENT: &str = r#"format = 1
id = "0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10"
agency = { name = "Halyard", lead = "Jo Park" }
client = { name = "Northwind Instruments", lead = "Mara Lind" }
start = 2026-11-02
weeks = 6
[[rounds]]
id = "onboarding"
questionnaire = "onboarding@1.9.0"
start = 2026-11-02
agenda = "full"
[[rounds]]
id = "2026-q4-audit"
questionnaire = "audit@1.9.0"
start = 2026-11-16
agenda = "full"
[[rounds]]
id = "2026-11-20-reset"
questionnaire = "reset@1.1.0"
start = 2026-11-20
agenda = "full"
[[people]]
name = "Sam Reyes"
side = "client"
role = "Sales"
# end of file
"#;

/// Small questionnaires that stay as they are.
const TRIAL: [(&str, &str); 2] = [
    ("onboarding@1.9.0.toml", include_str!("trial/onboarding.toml")),
    ("audit@1.9.0.toml", include_str!("trial/audit.toml")),
];

/// A home of its own.
pub struct Sandbox {
    home: TempDir,
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    line: String,
}

impl Ran {
    /// The whole of it, for a snapshot.
    pub fn story(&self) -> String {
        let part = |name: &str, text: &str| if text.is_empty() { String::new() } else { format!("--- {name}\n{text}") };
        format!("$ {}\n[{}]\n{}{}", self.line, self.code, part("out", &self.out), part("err", &self.err))
    }

    /// The standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.story()))
    }

    /// Itself, having done what was asked.
    #[track_caller]
    pub fn done(self) -> Self {
        assert_eq!(self.code, 0, "{}", self.story());
        self
    }

    /// Itself, having refused with a sentence and nothing on standard output.
    #[track_caller]
    pub fn refused(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}", self.story());
        assert!(self.err.contains("error: ") && self.out.is_empty(), "{}", self.story());
        self
    }
}

impl Sandbox {
    /// An empty home.
    pub fn empty() -> Self {
        Self { home: TempDir::new().unwrap() }
    }

    /// A home with the workbook `northwind`, in which nothing is answered.
    pub fn with_workbook() -> Self {
        let sandbox = Self::empty();
        sandbox.workbook("northwind", ENGAGEMENT);
        sandbox
    }

    /// Writes a workbook, with the questionnaires it is answered under.
    pub fn workbook(&self, folder: &str, engagement: &str) {
        self.write(&format!("{folder}/engagement.toml"), engagement);
        for (name, text) in TRIAL {
            self.write(&format!("{folder}/questionnaires/{name}"), text);
        }
    }

    /// Where a file lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Every file with its bytes, to see that nothing changed.
    pub fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut folders = vec![self.home.path().to_path_buf()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push((path.clone(), fs::read(path).unwrap())) }
            }
        }
        files.sort();
        files
    }

    /// The program with these arguments and nothing of the world around it.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_handshake"));
        command.args(arguments).current_dir(self.home.path()).env_clear().env("HOME", self.home.path());
        for (name, folder) in [
            ("HANDSHAKE_LIBRARY", "library"),
            ("HANDSHAKE_CONFIG_DIR", "config"),
            ("HANDSHAKE_DATA_DIR", "data"),
            ("HANDSHAKE_CACHE_DIR", "cache"),
            ("XDG_CONFIG_HOME", "xdg"),
            ("USERPROFILE", ""),
        ] {
            command.env(name, self.path(folder));
        }
        // Without it no program starts on Windows.
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        command.env("USER", "jo").env("COLUMNS", "100");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program on the fixed day.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    /// Runs the program with words on its standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        self.run_on(TODAY, arguments, input)
    }

    /// Runs the program on a day.
    pub fn run_on(&self, day: &str, arguments: &[&str], input: &str) -> Ran {
        let fixed = [&["--as-of", day][..], arguments].concat();
        let mut child = self.command(&fixed).stdin(Stdio::piped()).spawn().unwrap();
        // A program that refuses need not read its input.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| self.normal(&String::from_utf8(bytes).unwrap());
        let line = format!("handshake {}", arguments.join(" "));
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr), line }
    }

    /// Text without what differs from machine to machine.
    fn normal(&self, text: &str) -> String {
        let text = text.replace(&*self.home.path().to_string_lossy(), "~").replace("handshake.exe", "handshake");
        if cfg!(windows) { text.replace('\\', "/") } else { text }
    }
}

/// A sandbox whose workbook has something to show: answers of every kind, unknowns, blind answers of one side.
pub fn answered() -> Sandbox {
    let sandbox = Sandbox::with_workbook();
    let set = |arguments: &[&str]| sandbox.run(&[&["set", "northwind"][..], arguments].concat()).done();
    set(&["dr-engagement-model", "retainer", "--note", "Renewed each spring."]);
    set(&[
        "cc-business-goal",
        "{ number = \"2.4m\", unit = \"EUR\", period-end = 2027-12-31, owner = \"Mara Lind (client)\" }",
        "--evidence",
        "FY27 plan, page 4",
        "--evidence-where",
        "shared drive / Finance",
        "--evidence-on",
        "2026-10-30",
    ]);
    set(&["cc-trigger", "Two lost tenders in a row.", "--voice", "client"]);
    set(&["me-pipeline-access", "--status", "unknown", "--owner", "Sam Reyes", "--by", "2026-11-16"]);
    set(&["me-launch-date", "15 Jan 2027"]);
    set(&["me-launch-date", "--standing", "assumed", "--owner", "Jo Park", "--by", "fri"]);
    set(&["me-success-statement", "47 contracts by 30 June 2027.", "--voice", "agency"]);
    let names = ["--agency", "Jo Park", "--client", "Mara Lind", "--on", "2026-11-20"];
    let agree = [&["agree", "northwind", "dr-engagement-model", "cc-business-goal"][..], &names].concat();
    sandbox.run(&agree).done();
    sandbox
}
