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

constexpr std::string_view kCalibrating =
    "A weight goes from mark to mark (hardware/board/marks.csv), both ways round with the calibration tool; the board "
    "says when it has\n"
    "seen enough. From all of it follow the gains and places of the cells; residuals are printed and drawn. Each "
    "placement is kept as\n"
    "it comes: after an interruption the same command continues. Nothing is written into the board before the end, and "
    "a copy of\n"
    "what was there is kept.\n"
    "  surefoot board calibrate --kg 20                       # 18 placements (split: 22)\n"
    "  surefoot board calibrate --cell 3 --newtons 196.1      # after one cell was replaced\n"
    "With virtual_board the line `weight:20@-180,100,0` puts 20 kg on the first mark, and `weight:0@0,0` takes them "
    "off.\n";

void addCalibrate(CLI::App& group, Action& chosen) {
  const auto [app, calibrate] = addCommand(
      group, "calibrate", "Calibrate the board with a weight on its marks, or one cell; the old calibration is kept",
      chosen, runBoardCalibrate);
  CLI::Option* kg = app->add_option("--kg", calibrate->kg, "the weight that goes from mark to mark, best 20")
                        ->type_name("KG")
                        ->check(between(5.0, 100.0));
  app->add_flag("--quick", calibrate->quick, "five marks instead of nine (classic board)")->needs(kg);
  app->add_flag("--card", calibrate->card, "first a card under a corner of the base: for a deck that cannot twist")
      ->needs(kg);
  app->add_flag("--afresh", calibrate->afresh, "forget placements of a calibration that was not finished")->needs(kg);
  app->add_flag("--sure-of-weight", calibrate->sureOfWeight,
                "write it even if all gains change alike, as after a wrong weight")
      ->needs(kg);
  app->add_option("--page", calibrate->page, "write table and picture of the residuals here")
      ->type_name("FILE.html")
      ->needs(kg);
  CLI::Option* cell = app->add_option("--cell", calibrate->cell, "one cell only: which, from 1 as marked on the board")
                          ->type_name("N")
                          ->check(wholeBetween(1, 8))
                          ->excludes(kg);
  CLI::Option* known =
      app->add_option("--newtons", calibrate->knownN, "the weight on that cell in newtons (kilograms x 9.80665)");
  known->type_name("N")->check(between(10.0, 2000.0))->needs(cell);
  cell->needs(known);
  app->add_option("--restore", calibrate->restore, "write a kept copy back instead")
      ->type_name("FILE.json")
      ->excludes(cell)
      ->excludes(kg);
  addBoard(app, calibrate->board);
  addJson(app, calibrate->json);
  app->footer(std::string(kCalibrating) + std::string(kRealBoard));
}

constexpr std::string_view kProving =
    "Proves with a dead weight how good this board is, in about 15 minutes: noise, drift, return to zero, "
    "repeatability, "
    "error over the\n"
    "deck. The result is a certificate, kept under the board's serial number. With \"fit for reference ranges: yes\" "
    "balance tests on this\n"
    "board get percentiles; it holds for 12 months or until the next calibration. Calibrate first; let the board warm "
    "up "
    "for ten minutes.\n"
    "  surefoot board prove --kg 20 --by \"shop scale\"\n"
    "  surefoot board prove --kg 20 --weights 5,10,20         # hysteresis too\n";

void addProve(CLI::App& group, Action& chosen) {
  const auto [app, prove] =
      addCommand(group, "prove", "Measure how good the board is, and keep a certificate of it", chosen, runBoardProve);
  app->add_option("--kg", prove->kg, "the weight, at least 10, best 20 or more")
      ->type_name("KG")
      ->check(between(10.0, 150.0))
      ->required();
  app->add_option("--for", prove->forKg, "the weight of the lightest person: noise is judged for them")
      ->type_name("KG")
      ->check(between(15.0, 150.0))
      ->capture_default_str();
  app->add_option("--weights", prove->weights, "at least three weights in kg, for hysteresis, as in 5,10,20")
      ->type_name("KG,KG,KG")
      ->delimiter(',')
      ->check(between(1.0, 150.0));
  app->add_option("--by", prove->by, "who says that the weights are right, for the certificate")->type_name("TEXT");
  app->add_flag("--without-checks", prove->withoutChecks,
                "leave the five points between the marks out; then it is not fit");
  app->add_option("--speed", prove->speed, "shorten the long parts so many times; on a virtual board only")
      ->type_name("N")
      ->check(between(1.0, 60.0));
  app->add_option("--page", prove->page, "write the certificate here")->type_name("FILE.html");
  addBoard(app, prove->board);
  addJson(app, prove->json);
  app->footer(std::string(kProving));
}

void addSetup(CLI::App& group, Action& chosen) {
  const auto [app, setup] = addCommand(
      group, "setup", "Walk through a new board: its wires, and each cell pressed once", chosen, runBoardSetup);
  addBoard(app, setup->board);
  app->footer(
      "For the first time a board is plugged in, after every repair, and whenever something seems wrong. It tells "
      "which "
      "wire, and says\n"
      "what comes next. hardware/guide.md has the whole way from buying to the first game.\n");
}

void addCertificate(CLI::App& group, Action& chosen) {
  const auto [app, certificate] =
      addCommand(group, "certificate", "The certificates that were kept; one as a page", chosen, runBoardCertificate);
  app->add_option("--serial", certificate->serial, "of this board only")->type_name("SERIAL");
  app->add_option("--page", certificate->page, "write the newest here")->type_name("FILE.html")->check(notEmpty);
  addJson(app, certificate->json);
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
  CLI::App* group = root.add_subcommand("board", "Find, watch, tare, calibrate, prove and diagnose boards");
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
  addSetup(*group, chosen);
  addCalibrate(*group, chosen);
  addProve(*group, chosen);
  addCertificate(*group, chosen);
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
