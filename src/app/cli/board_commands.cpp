// SPDX-License-Identifier: MIT
// board list, watch, tare, calibrate and diagnose; record.
#include "app/cli/commands.hpp"
#include "app/cli/parse.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kRealBoard =
    "WHERE is auto (the first port on which a board answers) or a PORT such as /dev/ttyUSB0; simulated and replayed "
    "boards keep no calibration.\n"
    "The board must be empty to begin with. To try this without a board: `virtual_board --link /tmp/board --person "
    "none`, then\n"
    "--board /tmp/board here; the line `load 1 196.1` typed into virtual_board puts 196.1 N on cell 1.\n";

void addTare(CLI::App& group, Action& chosen) {
  const auto [app, tare] =
      addCommand(group, "tare", "Measure the empty board's zero and write it into the board; the old one is kept",
                 chosen, runBoardTare);
  app->add_flag("--undo", tare->undo, "write the zero from before the last tare or calibrate back");
  addBoard(app, tare->board);
  addJson(app, tare->json);
  app->footer(std::string(kRealBoard));
}

void addCalibrate(CLI::App& group, Action& chosen) {
  const auto [app, calibrate] =
      addCommand(group, "calibrate",
                 "Calibrate one cell with a known weight, and zero them all; a copy of the old calibration is kept",
                 chosen, runBoardCalibrate);
  CLI::Option* cell = app->add_option("--cell", calibrate->cell, "which cell, from 1 as marked on the board")
                          ->type_name("N")
                          ->check(wholeBetween(1, 8));
  CLI::Option* known =
      app->add_option("--newtons", calibrate->knownN, "the known weight in newtons (kilograms x 9.80665)");
  known->type_name("N")->check(between(10.0, 2000.0))->needs(cell);
  cell->needs(known);
  app->add_option("--restore", calibrate->restore, "write a kept copy back instead")
      ->type_name("FILE.json")
      ->excludes(cell);
  addBoard(app, calibrate->board);
  addJson(app, calibrate->json);
  app->footer(std::string(kRealBoard) + "A board is calibrated when each of its cells has been.\n");
}

void addRecord(CLI::App& root, Action& chosen) {
  const auto [app, record] = addCommand(
      root, "record", "Record a board into a CSV file (and FILE.json: board, calibration, health)", chosen, runRecord);
  addBoard(app, record->board)->required();
  app->add_option("--seconds", record->seconds, "how long")
      ->type_name("N")
      ->check(between(0.1, 86400.0))
      ->capture_default_str();
  app->add_option("--out", record->out, "the file to write; never overwrites")
      ->type_name("FILE.csv")
      ->check(notEmpty)
      ->required();
}

}  // namespace

void addBoardCommands(CLI::App& root, Action& chosen) {
  CLI::App* group = root.add_subcommand("board", "Find, watch, tare, calibrate and diagnose boards");
  group->require_subcommand(1);
  const auto [list, listOptions] =
      addCommand(*group, "list", "Every serial port, and the board that answers on it", chosen, runBoardList);
  addJson(list, listOptions->json);
  const auto [watch, watchOptions] =
      addCommand(*group, "watch", "Loads, centre of pressure, rate and faults, live", chosen, runBoardWatch);
  watch->add_option("--seconds", watchOptions->seconds, "stop after this long (default: until Ctrl-C)")
      ->type_name("N")
      ->check(between(0.1, 1e6));
  addBoard(watch, watchOptions->board);
  addJson(watch, watchOptions->json);
  addTare(*group, chosen);
  addCalibrate(*group, chosen);
  const auto [diagnose, diagnoseOptions] =
      addCommand(*group, "diagnose", "Measure the board; each number comes with what to do", chosen, runBoardDiagnose);
  diagnose->add_option("--seconds", diagnoseOptions->seconds, "how long to measure (default: 10)")
      ->type_name("N")
      ->check(between(2.0, 3600.0));
  addBoard(diagnose, diagnoseOptions->board);
  addJson(diagnose, diagnoseOptions->json);
  addRecord(root, chosen);
}

}  // namespace surefoot
