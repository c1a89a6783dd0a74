// SPDX-License-Identifier: MIT
// detect and measure: what is in a recording.
#include "app/cli/commands.hpp"
#include "app/cli/parse.hpp"

namespace surefoot {
namespace {

/// For both commands; src/exchange/README.md has all of it.
constexpr std::string_view kReadHelp =
    "Read is CSV of any spreadsheet, R, pandas or MATLAB: commas, semicolons, tabs or blanks, decimal points or\n"
    "commas, UTF-8 or UTF-16, NaN and NA as empty, lines above the header; \"read: ...\" tells what was understood.\n"
    "time_s is in seconds, cop_x_mm in mm to the person's right, cop_y_mm forward, load_n in newtons, positive. What\n"
    "nobody can have done (a clock in milliseconds, a sway of 0.02 mm, 71 N of load) is refused with advice, exit 1.\n";

constexpr std::string_view kDetectHelp =
    "toe-press     With toe columns (or on a split board) toe force above its quiet level, seated the toes' load;\n"
    "              else the forward press, a shift of the centre of pressure. held_s is the time at or above the\n"
    "              hold threshold; a press is complete from 3.0 s held.\n"
    "tiptoe        A rise onto the toes: at least 15 % of foot length forward for 0.5 s, over below 10 %, with a lift\n"
    "              of the body, a heel strike or the person's own usual height to tell it from a lean. Without load_n\n"
    "              only the usual height can. steps counts those of tiptoe walking in place.\n"
    "ankle-circle  Laps of the centre of pressure, all the way round and at least 15 mm out (seated 8 mm), in 1.5\n"
    "              to 12 s each, in sets of one direction, seen from above.\n"
    "start_s and end_s are the crossings of the start and end thresholds. The person should stand still for the\n"
    "first 3 s of the recording. Example: surefoot detect morning.csv --exercise tiptoe --foot-length-mm 250 --json";

constexpr std::string_view kMeasureHelp =
    "Standing still for 25 s or more; for comparisons, 60 s. What cannot be measured is absent, with its reason.\n"
    "Of a trial in an export the trial itself is measured, without stepping on and settling before it, unless --from\n"
    "or --to say otherwise; in any other file use them to leave out what is not standing still.\n"
    "Example: surefoot measure morning.csv --from 5 --to 65 --json, surefoot measure --explain mean_velocity_mm_s";

void addDetect(CLI::App& root, Action& chosen) {
  const auto [app, detect] =
      addCommand(root, "detect", "Find presses, tiptoe holds or circles in a recording", chosen, runDetect);
  app->add_option(
         "file", detect->file,
         "a CSV with time_s, cop_x_mm, cop_y_mm and optionally load_n, toe_left_n, toe_right_n; or a recording")
      ->type_name("FILE.csv")
      ->required();
  addWord(app, "--exercise", detect->exercise,
          Meanings<Exercise>{
              {"toe-press", Exercise::ToePress}, {"tiptoe", Exercise::Tiptoe}, {"ankle-circle", Exercise::AnkleCircle}},
          "what to look for")
      ->type_name("ID")
      ->required();
  app->add_option("--foot-length-mm", detect->footLengthMm,
                  "length of the foot (default: of an exported session its person's, else 240)")
      ->type_name("L")
      ->check(between(190.0, 330.0));
  app->add_flag("--seated", detect->seated,
                "the person sits, with the toes or one sole on the board (an exported session knows by itself)");
  addJson(app, detect->json);
  app->footer(std::string(kReadHelp) + std::string(kDetectHelp));
}

void addMeasure(CLI::App& root, Action& chosen) {
  const auto [app, measure] =
      addCommand(root, "measure", "Measure sway in a recording, or explain a measure", chosen, runMeasure);
  app->add_option("file", measure->file, "a CSV with time_s, cop_x_mm, cop_y_mm; or a recording or exported session")
      ->type_name("FILE.csv");
  addWord(app, "--filter", measure->filter,
          Meanings<Filter>{{"butterworth", Filter::Butterworth}, {"none", Filter::None}},
          "butterworth: zero-lag low-pass at 10 Hz, irregular samples averaged first; none: the samples unchanged")
      ->default_str("butterworth");
  app->add_option("--from", measure->fromS, "measure from this time_s of the file on")
      ->type_name("S")
      ->check(between(-1e12, 1e12));
  app->add_option("--to", measure->toS, "and up to this one")->type_name("S")->check(between(-1e12, 1e12));
  app->add_option("--explain", measure->explain, "formula, settings and source of a measure; without KEY: list them")
      ->type_name("KEY")
      ->expected(0, 1);
  addJson(app, measure->json);
  app->footer(std::string(kReadHelp) + std::string(kMeasureHelp));
}

}  // namespace

void addRecordingCommands(CLI::App& root, Action& chosen) {
  addDetect(root, chosen);
  addMeasure(root, chosen);
}

}  // namespace surefoot
