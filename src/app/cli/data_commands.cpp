// SPDX-License-Identifier: MIT
// export, import, backup and restore; report and clinic.
#include "app/cli/commands.hpp"
#include "app/cli/parse.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kExportHelp =
    "With --format csv DIR gets datapackage.json, which describes every file and column, and\n"
    "  people.csv        pseudonym, age, sex, height, weight, foot length, once per session\n"
    "  sessions.csv      when, on which board, in which state\n"
    "  bouts.csv         games with dose and score; trials.csv: trials of balance tests\n"
    "  measures.csv      one value a row, with unit, definition, and the reason where there is no value\n"
    "  events.csv        presses, times on tiptoe, laps, pauses, keys\n"
    "  calibrations.csv  the load cells; answers.csv: what people answered; plan.csv: what they do a day\n"
    "  hand_tests.csv    timed up and go and the like; none with --session\n"
    "  digests.csv       fingerprints of each session by second, so that a replay can say where it differs\n"
    "  samples/ID.csv    every sample of a session: counts, forces, centre of pressure\n"
    "Never in it: names, years of birth, remarks on people and tests, who timed a test by hand, users, the access\n"
    "log, settings. `surefoot backup` keeps everything.\n"
    "Replay one: surefoot play --board replay:DIR/samples/ID.csv. Take all of it into another database: surefoot "
    "import DIR\n"
    "With --format fhir DIR gets PSEUDONYM.json for each person: a Bundle with the Patient, the board as Device, and "
    "an\n"
    "Observation for each measure with unit (UCUM), definition and, where a score is allowed, reference range.\n"
    "Example: surefoot export --out ann --person Ann --wide";

constexpr std::string_view kImportHelp =
    "People and sessions are known by their ids: importing the same export again adds nothing, and homes never mix.\n"
    "All or nothing: a damaged or incomplete export is refused with its file and line. An imported session replays\n"
    "to the same digest. What is here stays unchanged: only missing facts are filled in, and a plan only if there is\n"
    "none. Names are never in an export; `surefoot person edit PSEUDONYM --name NAME` adds one. An old export brings\n"
    "back people who were erased.\n"
    "Tables that were written with --excel, or saved again by a spreadsheet, R or pandas, are read too, and told.\n"
    "Example: surefoot import /media/usb/ann";

constexpr std::string_view kBackupHelp =
    "The copy is complete and of one moment, even while a session runs or the clinic's pages are open. Only you can\n"
    "read the file. Example: surefoot backup /media/usb/surefoot-2026-03-01.db";

constexpr std::string_view kRestoreHelp =
    "The backup is checked first. The database that was there is kept beside it, with the date in its name. Refused\n"
    "while another program has the database in use. Example: surefoot restore /media/usb/surefoot-2026-03-01.db";

constexpr std::string_view kUserHelp =
    "Whoever may type this in the account of the program's owner may do it: it is the way back in when the only\n"
    "password is forgotten. add and reset ask for the password; without a terminal they read it from a line of the\n"
    "input. reset and remove end the user's sessions at once, also while the pages are served. Each leaves a line in\n"
    "the access log. Example: surefoot clinic user reset Ada";

void addClinicUser(CLI::App& clinic, Action& chosen) {
  CLI::App* group = clinic.add_subcommand("user", "Who may log in: list, add, reset a password, remove");
  group->require_subcommand(1);
  group->footer(std::string(kUserHelp));
  const auto add = [&](const std::string& name, const std::string& what, UserAct act) {
    const auto [app, options] = addCommand(*group, name, what, chosen, runClinicUser);
    options->act = act;
    if (act != UserAct::List) {
      app->add_option("name", options->name, "the user's name")->required()->check(oneLine);
    }
  };
  add("list", "The users, and since when", UserAct::List);
  add("add", "Add a user", UserAct::Add);
  add("reset", "Give a user a new password", UserAct::Reset);
  add("remove", "Remove a user", UserAct::Remove);
}

void addClinic(CLI::App& root, Action& chosen) {
  const auto [app, clinic] =
      addCommand(root, "clinic", "The clinician's pages, in a browser on this machine", chosen, runClinic);
  addClinicUser(*app, chosen);
  // This callback comes after that of `user`.
  app->callback([app = app, &chosen, clinic = clinic] {
    if (app->get_subcommands().empty()) {
      chosen = [clinic](const Program& program) { return runClinic(program, *clinic); };
    }
  });
  app->add_option("--listen", clinic->listen, "address and port; any but this machine's own needs --cert and --key")
      ->type_name("HOST:PORT")
      ->check(notEmpty)
      ->capture_default_str();
  app->add_option("--cert", clinic->certificate, "TLS certificate (PEM, with its chain)")
      ->type_name("FILE")
      ->check(readableFile);
  app->add_option("--key", clinic->key, "its private key (PEM)")->type_name("FILE")->check(readableFile);
}

void addReport(CLI::App& root, Action& chosen) {
  const auto [app, report] = addCommand(
      root, "report", "Write a person's page as one HTML file, to read, print or pass on", chosen, runReport);
  app->add_option("--person", report->person, "name, pseudonym or id")->required()->type_name("NAME")->check(oneLine);
  app->add_option("--out", report->out, "the file to write; an older one is replaced")
      ->required()
      ->type_name("FILE.html")
      ->check(notEmpty);
}

void addExport(CLI::App& root, Action& chosen) {
  const auto [app, exported] =
      addCommand(root, "export", "Write sessions as a CSV package (Frictionless Tabular Data Package) or as HL7 FHIR",
                 chosen, runExport);
  app->add_option("--out", exported->out, "directory to write; must be new or empty")
      ->type_name("DIR")
      ->check(notEmpty)
      ->required();
  app->add_option("--person", exported->people, "only this person's: name, pseudonym or id; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->check(oneLine);
  app->add_option("--session", exported->sessions, "only this session; may be repeated")
      ->type_name("ID")
      ->allow_extra_args(false)
      ->check(oneLine);
  addWord(app, "--format", exported->format,
          Meanings<ExportFormat>{{"csv", ExportFormat::Csv}, {"fhir", ExportFormat::Fhir}},
          "csv: everything; fhir: measures and scores as FHIR R4 Bundles")
      ->default_str("csv");
  app->add_flag("--wide", exported->wide, "also wide.csv: one row a session, a column for each measure");
  app->add_flag("--notes", exported->notes, "also notes.csv: what clinicians wrote, which may name people");
  app->add_flag("--excel", exported->excel, "for a double click in most of Europe: semicolons and decimal commas");
  app->add_flag("--replace", exported->replace, "replace an older export in DIR");
  app->add_flag("--with-names", exported->withNames, "fhir: names and birth years too; without it pseudonyms only");
  app->add_flag("--ages-to-90", exported->oldestTogether, "ages over 89 as \"90+\"");
  app->add_flag("--demonstrations", exported->demonstrations, "also what simulated people did, marked as such");
  app->footer(std::string(kExportHelp));
}

void addImport(CLI::App& root, Action& chosen) {
  const auto [app, import] = addCommand(
      root, "import", "Take in what another Surefoot exported, such as a home's sessions", chosen, runImport);
  app->add_option("dir", import->dir, "the directory that `surefoot export` wrote")
      ->type_name("DIR")
      ->check(notEmpty)
      ->required();
  app->footer(std::string(kImportHelp));
}

void addBackup(CLI::App& root, Action& chosen) {
  const auto [save, backup] =
      addCommand(root, "backup", "Copy everything, names included, into one file", chosen, runBackup);
  save->add_option("file", backup->file, "the file to write; never overwrites")
      ->type_name("FILE")
      ->check(notEmpty)
      ->required();
  save->footer(std::string(kBackupHelp));
  const auto [load, restore] = addCommand(root, "restore", "Replace the database by a backup", chosen, runRestore);
  load->add_option("file", restore->file, "what `surefoot backup` wrote")
      ->type_name("FILE")
      ->check(notEmpty)
      ->required();
  load->footer(std::string(kRestoreHelp));
}

}  // namespace

void addDataCommands(CLI::App& root, Action& chosen) {
  addExport(root, chosen);
  addClinic(root, chosen);
  addReport(root, chosen);
  addImport(root, chosen);
  addBackup(root, chosen);
}

}  // namespace surefoot
