// SPDX-License-Identifier: MIT
#include "app/command_line.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/options.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "board/where.hpp"
#include "exchange/recording.hpp"
#include "games/table.hpp"
#include "records/database.hpp"
#if SUREFOOT_VIEW
#include "view/share.hpp"
#include "view/words.hpp"
#endif

namespace surefoot {
namespace {

constexpr std::string_view kWhere =
    "WHERE, one of\n"
    "  auto                  the first port on which a board answers, else the simulated person (default)\n"
    "  PORT                  a serial port or pseudo-terminal, such as /dev/ttyUSB0\n"
    "  replay:FILE.csv       a recording; an exported session replays to the same score and digest\n"
    "  sim[:BODY][,board=split|classic][,seed=N]\n"
    "                        a simulated person. BODY: player (follows the cues), quiet, toe-press, tiptoe, "
    "ankle-circle,\n"
    "                        each also with +shaky, +supported, +seated, +older, +foam: sim:player+older,seed=7\n";

constexpr std::string_view kRealBoard =
    "WHERE is auto (the first port on which a board answers) or a PORT such as /dev/ttyUSB0; simulated and replayed "
    "boards keep no calibration.\n"
    "The board must be empty to begin with. To try this with no board at hand: `virtual_board --link /tmp/board "
    "--person "
    "none`, then\n"
    "--board /tmp/board here; the line `load 1 196.1` given to virtual_board lays 196.1 N on cell 1.\n";

constexpr std::string_view kPlanItem =
    "ITEM: EXERCISE[=ROUNDSxREPETITIONS][,hold=...][,rest=...][,form=...][,foot=...][,level=...]\n"
    "  EXERCISE  toe-press, tiptoe, ankle-circle or free; what is not named stays as it is\n"
    "  3x10      3 rounds a day of 10 presses, times on tiptoe, circles each way or tides\n"
    "  hold=12   seconds, exactly; hold=own:20 (tiptoe) begins at what is comfortable and grows to 20\n"
    "  rest=10   least seconds between repetitions\n"
    "  form=     standing, seated or guided (presses only: led and counted, not measured)\n"
    "  foot=     both, left or right, of seated circles\n"
    "  level=    0 the gentlest to 1, locked there; level=follow follows the person\n"
    "Example: surefoot person plan Anna --set tiptoe=2x4,hold=8,rest=15 --set ankle-circle,form=seated --drop "
    "toe-press\n";

using Action = std::function<int()>;

// Checks of options: each returns what is wrong, or nothing.

std::string notEmpty(const std::string& text) {
  return text.empty() ? "it is empty" : "";
}

/// One line with something in it: names are shown, searched for and typed again.
std::string oneLine(const std::string& text) {
  if (std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; })) {
    return "a line break or control character stands in it: write it in one line";
  }
  return text.find_first_not_of(' ') == std::string::npos ? "it is empty" : "";
}

std::string wholeNumber(const std::string& text) {
  return parseInteger<std::uint64_t>(text) ? "" : "`" + text + "` is no whole number from 0 on";
}

std::string windowSize(const std::string& text) {
  const std::size_t x = std::min(text.find('x'), text.size());
  const auto width = parseInteger<unsigned>(text.substr(0, x));
  const auto height = parseInteger<unsigned>(text.substr(std::min(x + 1, text.size())));
  const auto possible = [](std::optional<unsigned> px) { return px && *px >= 320 && *px <= 8192; };
  return possible(width) && possible(height)
             ? ""
             : "`" + text + "` is no window size: write it as 1280x720, 320 to 8192 each";
}

std::string boardName(const std::string& text) {
  try {
    parseWhere(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

/// Languages that there are words for; English is always there.
std::vector<std::string> languages() {
  std::vector<std::string> codes;
#if SUREFOOT_VIEW
  try {
    codes = languagesIn(shareDirectory() / "locale");
  } catch (const Error&) {
    codes.clear();
  }
#endif
  if (std::ranges::find(codes, "en") == codes.end()) {
    codes.insert(codes.begin(), "en");
  }
  return codes;
}

std::string listed(const std::vector<std::string>& words, const std::string& between = ", ") {
  std::string list;
  for (const std::string& word : words) {
    list += (list.empty() ? "" : between) + word;
  }
  return list;
}

/// Without the lengthened English that the build makes to look at its layouts (assets/words/README.md).
std::string listedLanguages() {
  std::vector<std::string> codes = languages();
  std::erase(codes, "xx-long");
  return listed(codes);
}

std::string knownLanguage(const std::string& code) {
  const std::vector<std::string> known = languages();
  return std::ranges::find(known, code) != known.end()
             ? ""
             : "no words for language `" + code + "`: there are those of " + listedLanguages();
}

std::vector<std::string> playableExercises() {
  std::vector<std::string> words;
  for (const GameEntry& game : games()) {
    words.emplace_back(wordOf(game.exercise));
  }
  return words;
}

/// Without an exponent.
std::string plainNumber(double value) {
  return value == std::floor(value) ? std::to_string(std::llround(value)) : numberText(value);
}

/// A finite number (CLI::Range lets "nan" pass).
CLI::Validator between(double least, double most) {
  const std::string range = plainNumber(least) + " to " + plainNumber(most);
  return {[least, most, range](const std::string& text) {
            const auto value = parseNumber(text);
            return value && *value >= least && *value <= most ? std::string()
                                                              : "`" + text + "` is no number from " + range;
          },
          range};
}

CLI::Validator wholeBetween(int least, int most) {
  const std::string range = std::to_string(least) + " to " + std::to_string(most);
  return {[least, most, range](const std::string& text) {
            const auto value = parseInteger<int>(text);
            return value && *value >= least && *value <= most ? std::string()
                                                              : "`" + text + "` is no whole number from " + range;
          },
          range};
}

CLI::Validator oneOf(const std::vector<std::string>& words) {
  return {[words](const std::string& text) {
            return std::ranges::find(words, text) != words.end() ? std::string()
                                                                 : "`" + text + "` is none of " + listed(words);
          },
          ""};
}

std::string readableFile(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) ? "" : "there is no file " + path;
}

CLI::App* command(CLI::App& parent, const std::string& name, const std::string& what, Action& chosen, Action action) {
  CLI::App* app = parent.add_subcommand(name, what);
  app->callback([&chosen, action = std::move(action)] { chosen = action; });
  return app;
}

void addBoard(CLI::App* app, std::string& where) {
  app->add_option("--board", where, "where the samples come from (see below)")
      ->type_name("WHERE")
      ->check(boardName)
      ->capture_default_str();
  app->footer(std::string(kWhere));
}

void addJson(CLI::App* app, bool& json) {
  app->add_flag("--json", json, "print JSON, for programs");
}

/// A kept session brings its own; on the command line they would mean nothing.
void refuseBesideReplay(const CLI::App& app, const std::string& where) {
  const Where parsed = parseWhere(where);
  if (parsed.kind != Where::Kind::Replay || !isExportedSession(parsed.path)) {
    return;
  }
  for (const char* option : {"--person", "--exercise", "--seed", "--repetitions", "--seated"}) {
    if (app.count(option) > 0) {
      throw WrongUsage(std::string("an exported session is replayed with its own ") + (option + 2) + ": leave " +
                       option + " out");
    }
  }
  if (app.count("--record-csv") > 0) {
    throw WrongUsage("a replay is no new session, so there is nothing to export: leave --record-csv out");
  }
}

void addPlay(CLI::App& root, PlayOptions& play, Action& chosen) {
  CLI::App* app =
      command(root, "play", "Play a game on the board (this is also what no command does)", chosen, [&root, &play] {
        refuseBesideReplay(*root.get_subcommand("play"), play.board);
        return runPlay(play);
      });
  addBoard(app, play.board);
  app->add_option("--person", play.person, "who plays: name, pseudonym or id (default: ask; headless: the guest)")
      ->type_name("NAME")
      ->check(oneLine);
  const std::vector<std::string> exercises = playableExercises();
  app->add_option("--exercise", play.exercise,
                  "what to play: " + listed(exercises) + " (default: choose on the screen; headless: toe-press)")
      ->type_name("ID")
      ->check(oneOf(exercises));
  app->add_option("--seed", play.seed,
                  "seed of the game's world, to play the same again (default: a new one; with sim that person's seed)")
      ->type_name("N")
      ->check(wholeNumber);
  app->add_flag("--programme", play.programme, "the whole day's plan, page after page, chosen by leaning")
      ->excludes("--exercise");
  app->add_option("--repetitions", play.repetitions,
                  "presses, flights, laps each way or tides of --exercise (default: the plan's)")
      ->type_name("N")
      ->check(wholeBetween(1, 30))
      ->excludes("--programme");
  app->add_flag("--seated", play.seated, "the seated form: heels on a block as high as the board, toes on the board");
  CLI::Option* headless =
      app->add_flag("--headless", play.headless, "no window and no sound: play to the end and print the score");
  app->add_option("--speed", play.speed, "times real time, for simulated and replayed boards")
      ->type_name("X")
      ->check(between(0.1, 100000.0));
  app->add_option("--lang", play.language, "language of words and voice: " + listedLanguages())
      ->type_name("CODE")
      ->check(knownLanguage)
      ->capture_default_str();
  app->add_option(
         "--feedback", play.feedback,
         "full, fading (ring and feet go in the course of a bout) or sound (for closed eyes); on the screen F4")
      ->type_name("HOW")
      ->check(oneOf({"full", "fading", "sound"}));
  app->add_option("--record-csv", play.recordCsv,
                  "also write the session as a CSV package into this directory (after --programme: `export`)")
      ->type_name("DIR")
      ->check(notEmpty)
      ->excludes("--programme");
  app->add_option("--screenshots", play.screenshots,
                  "save a picture of every screen into this directory (needs a display)")
      ->type_name("DIR")
      ->check(notEmpty)
      ->excludes(headless);
  app->add_option("--size", play.size, "window size in pixels")
      ->type_name("WxH")
      ->check(windowSize)
      ->capture_default_str();
  app->add_flag("--fullscreen", play.fullscreen, "start in full screen (F11 changes it)");
  addJson(app, play.json);
}

void addAssess(CLI::App& root, AssessOptions& assess, Action& chosen) {
  CLI::App* app =
      command(root, "assess", "A balance test: quiet standing, mCTSIB, limits of stability, one leg, weight", chosen,
              [&assess] { return runAssess(assess); });
  addBoard(app, assess.board);
  std::vector<std::string> tests;
  for (const Protocol& protocol : protocols()) {
    tests.emplace_back(protocol.id);
  }
  app->add_option("--test", assess.test, listed(tests) + " (default: choose on the screen; headless: quiet)")
      ->type_name("ID")
      ->check(oneOf(tests));
  app->add_option("--person", assess.person, "who is tested: name, pseudonym or id (default: a guest)")
      ->type_name("NAME")
      ->check(oneLine);
  app->add_option("--seconds", assess.seconds,
                  "of a trial, 30 or 60 (default: 60, symmetry 30); reference ranges are for 60 s")
      ->type_name("N")
      ->check(oneOf({"30", "60"}));
  for (const ConditionQuestion& question : conditionQuestions()) {
    std::vector<std::string> words{"unknown"};
    for (const ConditionAnswer& answer : question.answers) {
      words.emplace_back(answer.word);
    }
    app->add_option("--" + std::string(question.id), assess.conditions.*question.field,
                    "written down with the test: " + listed(words))
        ->type_name("WORD")
        ->check(oneOf(words));
  }
  app->add_option("--foam", assess.conditions.foam, "which foam, in your own words")->type_name("TEXT")->check(oneLine);
  CLI::Option* headless = app->add_flag("--headless", assess.headless, "no window: told in lines, printed at the end");
  app->add_option("--speed", assess.speed, "times real time, for simulated and replayed boards")
      ->type_name("X")
      ->check(between(0.1, 100000.0));
  app->add_option("--lang", assess.language, "language of the screens and the voice: " + listedLanguages())
      ->type_name("CODE")
      ->check(knownLanguage)
      ->capture_default_str();
  app->add_option("--screenshots", assess.screenshots, "save a picture of every screen into this directory")
      ->type_name("DIR")
      ->check(notEmpty)
      ->excludes(headless);
  app->add_option("--size", assess.size, "window size in pixels")
      ->type_name("WxH")
      ->check(windowSize)
      ->capture_default_str();
  app->add_flag("--fullscreen", assess.fullscreen, "start in full screen (F11 changes it)");
  addJson(app, assess.json);
}

void addBoardCommands(CLI::App& root, BoardOptions& board, Action& chosen) {
  CLI::App* group = root.add_subcommand("board", "Find, watch, tare, calibrate and diagnose boards");
  group->require_subcommand(1);
  CLI::App* list = command(*group, "list", "Every serial port, and the board that answers on it", chosen,
                           [&board] { return runBoardList(board); });
  addJson(list, board.json);
  CLI::App* watch = command(*group, "watch", "Loads, centre of pressure, rate and faults, live", chosen,
                            [&board] { return runBoardWatch(board); });
  watch->add_option("--seconds", board.seconds, "stop after this long (default: until Ctrl-C)")
      ->type_name("N")
      ->check(between(0.1, 1e6));
  CLI::App* tare =
      command(*group, "tare", "Measure the empty board's zero and write it into the board; the old one is kept", chosen,
              [&board] { return runBoardTare(board); });
  tare->add_flag("--undo", board.undo, "write the zero from before the last tare or calibrate back");
  CLI::App* calibrate =
      command(*group, "calibrate",
              "Calibrate one cell with a known weight, and zero them all; a copy of the old calibration is kept",
              chosen, [&board] { return runBoardCalibrate(board); });
  CLI::Option* cell = calibrate->add_option("--cell", board.cell, "which cell, from 1 as printed on the board")
                          ->type_name("N")
                          ->check(wholeBetween(1, 8));
  CLI::Option* known =
      calibrate->add_option("--newtons", board.knownN, "the known weight in newtons (kilograms x 9.80665)");
  known->type_name("N")->check(between(10.0, 2000.0))->needs(cell);
  cell->needs(known);
  calibrate->add_option("--restore", board.restore, "write a kept copy back instead")
      ->type_name("FILE.json")
      ->excludes(cell);
  CLI::App* diagnose = command(*group, "diagnose", "Measure the board and say of each number what to do", chosen,
                               [&board] { return runBoardDiagnose(board); });
  diagnose->add_option("--seconds", board.seconds, "how long to measure (default: 10)")
      ->type_name("N")
      ->check(between(2.0, 3600.0));
  for (CLI::App* app : {watch, tare, calibrate, diagnose}) {
    addBoard(app, board.board);
    addJson(app, board.json);
  }
  tare->footer(std::string(kRealBoard));
  calibrate->footer(std::string(kRealBoard) + "A board is calibrated when each of its cells has been.\n");
}

void addRecord(CLI::App& root, RecordOptions& record, Action& chosen) {
  CLI::App* app = command(root, "record", "Record a board into a CSV file (and FILE.json: board, calibration, health)",
                          chosen, [&record] { return runRecord(record); });
  addBoard(app, record.board);
  app->get_option("--board")->required();
  app->add_option("--seconds", record.seconds, "how long")
      ->type_name("N")
      ->check(between(0.1, 86400.0))
      ->capture_default_str();
  app->add_option("--out", record.out, "the file to write; never overwrites")
      ->type_name("FILE.csv")
      ->check(notEmpty)
      ->required();
}

void addDetect(CLI::App& root, DetectOptions& detect, Action& chosen) {
  CLI::App* app = command(root, "detect", "Find presses, tiptoe holds or circles in a recording", chosen,
                          [&detect] { return runDetect(detect); });
  app->add_option(
         "file", detect.file,
         "a CSV with time_s, cop_x_mm, cop_y_mm and optionally load_n, toe_left_n, toe_right_n; or a recording")
      ->type_name("FILE.csv")
      ->required();
  app->add_option("--exercise", detect.exercise, "what to look for")
      ->type_name("ID")
      ->check(oneOf({"toe-press", "tiptoe", "ankle-circle"}))
      ->required();
  app->add_option("--foot-length-mm", detect.footLengthMm,
                  "length of the foot (default: of an exported session its person's, else 240)")
      ->type_name("L")
      ->check(between(190.0, 330.0));
  app->add_flag("--seated", detect.seated,
                "somebody sits, the toes or one sole on the board; an export tells it itself");
  addJson(app, detect.json);
  app->footer(
      "toe-press     With toe columns (or on a split board) toe force over its quiet level, seated the toes' load;\n"
      "              else the forward press, a shift of the centre of pressure. held_s is the time at or above the\n"
      "              hold threshold; a press is complete from 3.0 s held.\n"
      "tiptoe        Up on the toes: at least 15 % of foot length forward for 0.5 s, over below 10 %, with a lift of\n"
      "              the body, a heel strike or the person's own usual height to tell it from a lean. Without load_n\n"
      "              only the usual height can. steps counts those of a march on the spot.\n"
      "ankle-circle  Laps of the centre of pressure, all the way round and at least 15 mm out (seated 8 mm), in 1.5\n"
      "              to 12 s each, in sets of one direction, seen from above.\n"
      "start_s and end_s are the crossings of the start and end thresholds. The person should stand still for the\n"
      "first 3 s of the recording. Example: surefoot detect morning.csv --exercise tiptoe --foot-length-mm 250 --json");
}

void addMeasure(CLI::App& root, MeasureOptions& measure, Action& chosen) {
  CLI::App* app = command(root, "measure", "Measure sway in a recording, or say what a measure means", chosen,
                          [&measure] { return runMeasure(measure); });
  app->add_option("file", measure.file, "a CSV with time_s, cop_x_mm, cop_y_mm; or a recording or exported session")
      ->type_name("FILE.csv");
  app->add_option("--filter", measure.filter,
                  "butterworth: zero-lag low-pass at 10 Hz, irregular samples averaged first; none: the samples as "
                  "they come")
      ->check(oneOf({"butterworth", "none"}))
      ->capture_default_str();
  app->add_option("--from", measure.fromS, "measure from this time_s of the file on")
      ->type_name("S")
      ->check(between(0.0, 1e12));
  app->add_option("--to", measure.toS, "and up to this one")->type_name("S")->check(between(0.0, 1e12));
  app->add_option("--explain", measure.explain, "formula, settings and source of a measure; without KEY: list them")
      ->type_name("KEY")
      ->expected(0, 1);
  addJson(app, measure.json);
  app->footer(
      "Standing still for 25 s or more, 60 s where it is to be compared. What cannot be measured is absent with its "
      "reason.\nA trial in an export is measured over its own time, without the stepping on and settling before it, "
      "unless --from\nor --to say otherwise; of any other file they leave out what is no standing.\n"
      "Example: surefoot measure morning.csv --from 5 --to 65 --json, surefoot measure --explain mean_velocity_mm_s");
}

void describePerson(CLI::App* app, PersonOptions& person) {
  app->add_option("--birth-year", person.birthYear, "year of birth")
      ->type_name("YYYY")
      ->check(wholeBetween(1900, 2100));
  app->add_option("--sex", person.sex, "female, male, other or unknown")
      ->check(oneOf({"female", "male", "other", "unknown"}));
  app->add_option("--height-mm", person.heightMm, "height")->check(between(500.0, 2500.0));
  CLI::Option* foot =
      app->add_option("--foot-length-mm", person.footLengthMm, "length of the foot")->check(between(190.0, 330.0));
  app->add_option("--shoe-size", person.shoeSizeEu, "EU shoe size, where the foot was not measured")
      ->check(between(29.0, 50.0))
      ->excludes(foot);
  app->add_option("--note", person.note, "a note for yourself");
}

void addPersonCommands(CLI::App& root, PersonOptions& person, Action& chosen) {
  CLI::App* group = root.add_subcommand("person", "Add, list, show, edit, plan for and erase the people who play");
  group->require_subcommand(1);
  CLI::App* add =
      command(*group, "add", "Add a person; a pseudonym is made", chosen, [&person] { return runPersonAdd(person); });
  add->add_option("--name", person.name, "name, kept apart from the data and never exported")->check(oneLine);
  describePerson(add, person);
  CLI::App* list = command(*group, "list", "Everybody, with the number of sessions", chosen,
                           [&person] { return runPersonList(person); });
  CLI::App* show =
      command(*group, "show", "One person and their sessions", chosen, [&person] { return runPersonShow(person); });
  CLI::App* edit =
      command(*group, "edit", "Change what is known of a person", chosen, [&person] { return runPersonEdit(person); });
  edit->add_option("--name", person.name, "new name")->check(oneLine);
  describePerson(edit, person);
  CLI::App* plan = command(*group, "plan", "What a person does a day: show it, or change it", chosen,
                           [&person] { return runPersonPlan(person); });
  plan->add_option("--set", person.set, "change or add an exercise (see below); may be said more than once")
      ->type_name("ITEM")
      ->allow_extra_args(false);
  plan->add_option("--drop", person.drop, "leave an exercise out; may be said more than once")
      ->type_name("EXERCISE")
      ->allow_extra_args(false);
  plan->add_flag("--reset", person.reset, "back to the usual plan, before --set and --drop");
  plan->footer(std::string(kPlanItem));
  CLI::App* erase = command(*group, "erase", "Erase a person and everything measured of them, for good", chosen,
                            [&person] { return runPersonErase(person); });
  erase->add_flag("--yes", person.yes, "do not ask");
  erase->footer(
      "Name, sessions, tests, plan, answers and notes go from the database, its write-ahead log and every copy in the "
      "data\n"
      "directory and below (of updates, of restores, backups that lie there). Exports, and backups elsewhere, are not\n"
      "reached. Asks for the pseudonym first; without a terminal say --yes. Example: surefoot person erase Ann");
  for (CLI::App* app : {show, edit, plan, erase}) {
    app->add_option("who", person.who, "name, pseudonym or id")->required()->check(oneLine);
  }
  for (CLI::App* app : {add, list, show, plan}) {
    addJson(app, person.json);
  }
}

void addClinic(CLI::App& root, ClinicCommandOptions& clinic, Action& chosen) {
  CLI::App* app = command(root, "clinic", "The clinician's pages, in a browser on this machine", chosen,
                          [&clinic] { return runClinic(clinic); });
  app->add_option("--listen", clinic.listen, "address and port; any but this machine's own needs --cert and --key")
      ->type_name("HOST:PORT")
      ->check(notEmpty)
      ->capture_default_str();
  app->add_option("--cert", clinic.certificate, "TLS certificate (PEM, with its chain)")
      ->type_name("FILE")
      ->check(readableFile);
  app->add_option("--key", clinic.key, "its private key (PEM)")->type_name("FILE")->check(readableFile);
}

void addReport(CLI::App& root, ReportOptions& report, Action& chosen) {
  CLI::App* app = command(root, "report", "Write a person's page as one HTML file, to read, print or hand on", chosen,
                          [&report] { return runReport(report); });
  app->add_option("--person", report.person, "name, pseudonym or id")->required()->type_name("NAME")->check(oneLine);
  app->add_option("--out", report.out, "the file to write; an older one is replaced")
      ->required()
      ->type_name("FILE.html")
      ->check(notEmpty);
}

void addExport(CLI::App& root, ExportOptions& exported, Action& chosen) {
  CLI::App* app =
      command(root, "export", "Write sessions as a CSV package (Frictionless Tabular Data Package) or as HL7 FHIR",
              chosen, [&exported] { return runExport(exported); });
  app->add_option("--out", exported.out, "directory to write; must be new or empty")
      ->type_name("DIR")
      ->check(notEmpty)
      ->required();
  app->add_option("--person", exported.people, "only this person's: name, pseudonym or id; may be said more than once")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->check(oneLine);
  app->add_option("--session", exported.sessions, "only this session; may be said more than once")
      ->type_name("ID")
      ->allow_extra_args(false)
      ->check(oneLine);
  app->add_option("--format", exported.format, "csv: everything; fhir: measures and scores as FHIR R4 Bundles")
      ->check(oneOf({"csv", "fhir"}))
      ->capture_default_str();
  app->add_flag("--wide", exported.wide, "also wide.csv: one row a session, a column for each measure");
  app->add_flag("--notes", exported.notes, "also notes.csv: what clinicians wrote, which may name people");
  app->add_flag("--excel", exported.excel,
                "for a double click: semicolons and decimal commas; a replay needs it without");
  app->add_flag("--replace", exported.replace, "an older export in DIR may go");
  app->add_flag("--with-names", exported.withNames, "fhir: names too; without it pseudonyms alone");
  app->footer(
      "With --format csv DIR gets datapackage.json, which says of every file and column what it is, and\n"
      "  people.csv        pseudonym, age, sex, height, weight, foot length, once a session\n"
      "  sessions.csv      when, on which board, in which state\n"
      "  bouts.csv         games with dose and score; trials.csv: trials of balance tests\n"
      "  measures.csv      one value a row, with unit, definition and why there is none\n"
      "  events.csv        presses, times on tiptoe, laps, pauses, keys\n"
      "  calibrations.csv  the load cells; answers.csv: what people said; plan.csv: what they do a day\n"
      "  hand_tests.csv    timed up and go and the like; none with --session\n"
      "  samples/ID.csv    every sample of a session: counts, forces, centre of pressure\n"
      "Never in it: names, years of birth, remarks on people and tests, who timed a test by hand, users, the log of\n"
      "looks, settings. `surefoot backup` keeps everything.\n"
      "Replay one: surefoot play --board replay:DIR/samples/ID.csv. Take all of it into another database: surefoot "
      "import DIR\n"
      "With --format fhir DIR gets PSEUDONYM.json for each person: a Bundle with the Patient, the board as Device, and "
      "an\n"
      "Observation a measure with unit (UCUM), definition and, where a score is allowed, reference range.\n"
      "Example: surefoot export --out ann --person Ann --wide");
}

void addImport(CLI::App& root, ImportOptions& import, Action& chosen) {
  CLI::App* app = command(root, "import", "Take in what another Surefoot exported: a home's sessions, say", chosen,
                          [&import] { return runImport(import); });
  app->add_option("dir", import.dir, "the directory that `surefoot export` wrote")
      ->type_name("DIR")
      ->check(notEmpty)
      ->required();
  app->footer(
      "People and sessions are known by their ids, so a second import of the same brings nothing twice, and homes "
      "never\n"
      "mix. All or nothing: a damaged or incomplete export is refused with its file and line. An imported session\n"
      "replays to the same digest. What is here stays as it is: facts that are missing here are filled in, a plan "
      "only\n"
      "where there is none. Names are never in an export; `surefoot person edit PSEUDONYM --name NAME` gives\n"
      "one. Whoever was erased comes back with an old export.\n"
      "Example: surefoot import /media/usb/ann");
}

void addBackup(CLI::App& root, BackupOptions& backup, Action& chosen) {
  CLI::App* save = command(root, "backup", "Copy everything, names included, into one file", chosen,
                           [&backup] { return runBackup(backup); });
  save->add_option("file", backup.file, "the file to write; never overwrites")
      ->type_name("FILE")
      ->check(notEmpty)
      ->required();
  save->footer(
      "The copy is whole and of one moment, also while a session runs or the clinic's pages are open. Only you can "
      "read\n"
      "the file. Example: surefoot backup /media/usb/surefoot-2026-03-01.db");
  CLI::App* restore = command(root, "restore", "Put a backup in the place of the database", chosen,
                              [&backup] { return runRestore(backup); });
  restore->add_option("file", backup.file, "what `surefoot backup` wrote")
      ->type_name("FILE")
      ->check(notEmpty)
      ->required();
  restore->footer(
      "The backup is checked first. The database that was there is kept beside it, with the date in its name. Refused\n"
      "while another program has the database in use. Example: surefoot restore /media/usb/surefoot-2026-03-01.db");
}

/// No command means play: `surefoot --headless` is `surefoot play --headless`.
std::vector<std::string> wordsOf(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  std::size_t first = 0;
  if (!words.empty() && words[0] == "--data") {
    first = 2;
  } else if (!words.empty() && words[0].starts_with("--data=")) {
    first = 1;
  }
  const bool any = first < words.size();
  const bool isForAll = any && (words[first] == "--help" || words[first] == "-h" || words[first] == "--version");
  if (!any || (words[first].starts_with("-") && !isForAll)) {
    words.insert(words.begin(), "play");
  }
  return {words.rbegin(), words.rend()};
}

/// In the words of this program, where CLI11's would puzzle.
std::string troubleOf(const CLI::App& root, const CLI::App& asked, const CLI::Error& error) {
  std::string what = error.what();
  std::ranges::replace(what, '\n', ' ');
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::ExtrasError:
      return (&asked == &root ? "there is no command `" : "nothing is meant by `") + listed(root.remaining(true), " ") +
             "`";
    case CLI::ExitCodes::ArgumentMismatch:
      return what.substr(0, what.find(':')) + " needs a value";
    case CLI::ExitCodes::RequiredError:
      if (asked.get_require_subcommand_min() > 0) {
        std::vector<std::string> names;
        for (const CLI::App* app : asked.get_subcommands({})) {
          names.push_back(app->get_name());
        }
        return "say which: " + listed(names);
      }
      return what;
    default:
      return what;
  }
}

/// One line, as every other trouble.
std::string usageMessage(const CLI::App* root, const CLI::Error& error) {
  std::string name = "surefoot";
  const CLI::App* asked = root;
  while (!asked->get_subcommands().empty()) {
    asked = asked->get_subcommands().front();
    name += " " + asked->get_name();
  }
  return "surefoot: " + troubleOf(*root, *asked, error) + " (`" + name + " --help` tells more)\n";
}

void checkDataDirectory() {
  const std::filesystem::path dir = dataDirectory("");
  std::error_code ignored;
  if (std::filesystem::exists(dir, ignored) && !std::filesystem::is_directory(dir, ignored)) {
    throw Error("the data directory " + dir.string() + " is a file: name a directory with --data DIR");
  }
}

}  // namespace

int runCommandLine(int argc, char** argv) {
  PlayOptions play;
  AssessOptions assess;
  BoardOptions board;
  RecordOptions record;
  DetectOptions detect;
  MeasureOptions measure;
  PersonOptions person;
  ExportOptions exported;
  ClinicCommandOptions clinic;
  ReportOptions report;
  ImportOptions import;
  BackupOptions backup;
  Action chosen;

  CLI::App root("Surefoot: balance training on a pressure board, with games.", "surefoot");
  root.set_version_flag("--version", "surefoot " SUREFOOT_VERSION);
  root.footer(
      "surefoot COMMAND --help tells more of each. With no command it plays; with no board, a simulated person does.\n"
      "Exit: 0 done, 1 it could not be done (one line on stderr), 2 wrong usage. Training, education, research: no "
      "diagnosis.");
  root.fallthrough();
  root.failure_message(usageMessage);
  std::string data;
  root.add_option("--data", data, "directory of the database (default: SUREFOOT_DATA, else the XDG data directory)")
      ->type_name("DIR")
      ->check(notEmpty);
  root.require_subcommand(0, 1);
  addPlay(root, play, chosen);
  addAssess(root, assess, chosen);
  addBoardCommands(root, board, chosen);
  addRecord(root, record, chosen);
  addDetect(root, detect, chosen);
  addMeasure(root, measure, chosen);
  addPersonCommands(root, person, chosen);
  addExport(root, exported, chosen);
  addClinic(root, clinic, chosen);
  addReport(root, report, chosen);
  addImport(root, import, chosen);
  addBackup(root, backup, chosen);

  try {
    root.parse(wordsOf(argc, argv));
    if (!data.empty()) {
      setenv("SUREFOOT_DATA", data.c_str(), 1);
    }
    checkDataDirectory();
    return chosen ? chosen() : runPlay(play);
  } catch (const CLI::ParseError& wrong) {
    const int code = root.exit(wrong, std::cout, std::cerr);
    return code == 0 ? 0 : 2;
  } catch (const WrongUsage& wrong) {
    std::cerr << "surefoot: " << wrong.what() << '\n';
    return 2;
  } catch (const Error& error) {
    std::cerr << "surefoot: " << error.what() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "surefoot: unexpected: " << error.what() << '\n';
  }
  return 1;
}

}  // namespace surefoot
