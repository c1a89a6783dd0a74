// SPDX-License-Identifier: MIT
// What the command line says, as plain data: one struct a command, one function that does it. Each returns the exit
// code or throws Error, WrongUsage where the words on the command line cannot be meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "programme/protocol.hpp"

namespace surefoot {

/// As Error, but the program exits with 2.
class WrongUsage : public Error {
 public:
  using Error::Error;
};

struct PlayOptions {
  std::string board = "auto";
  std::string person;    ///< Name, pseudonym or id; empty: the guest (or, on the screen, ask).
  std::string exercise;  ///< Empty: the first there is; on the screen, the home page.
  std::optional<std::uint64_t> seed;
  bool programme = false;          ///< Through the whole day's plan, page after page.
  std::optional<int> repetitions;  ///< Empty: as many as the exercise has.
  bool seated = false;
  bool headless = false;
  double speed =
      0.0;  ///< Times real time; 0: as the board brings it, a simulated one as fast as it goes when headless.
  std::string language = "en";
  std::string feedback;  ///< "full", "fading" or "sound"; empty: as last time.
  std::string recordCsv;
  std::string screenshots;
  bool fullscreen = false;
  std::string size = "1280x720";
  bool json = false;
};

struct AssessOptions {
  std::string board = "auto";
  std::string person;    ///< Name, pseudonym or id; empty: the guest.
  std::string test;      ///< Id of a protocol; empty: asked for on the screen.
  double seconds = 0.0;  ///< Of a trial: 30 or 60; 0: the protocol's.
  TestConditions conditions;
  bool headless = false;
  double speed = 0.0;
  std::string language = "en";
  std::string screenshots;
  bool fullscreen = false;
  std::string size = "1280x720";
  bool json = false;
};

struct BoardOptions {
  std::string board = "auto";
  bool json = false;
  double seconds = 0.0;  ///< watch and diagnose: how long; 0: until stopped, or 10 s.
  int cell = 0;          ///< calibrate: which cell, from 1.
  double knownN = 0.0;   ///< calibrate: the known load in newtons.
  bool undo = false;     ///< tare: back to the zero before the last one.
  std::string restore;   ///< calibrate: a kept copy to write back.
};

struct RecordOptions {
  std::string board;
  double seconds = 60.0;
  std::string out;
};

struct DetectOptions {
  std::string file;
  std::string exercise;
  std::optional<double> footLengthMm;  ///< Empty: of an exported session its person's, else 240.
  bool seated = false;                 ///< An exported session tells by itself.
  bool json = false;
};

struct MeasureOptions {
  std::string file;
  std::string filter = "butterworth";
  std::optional<double>
      fromS;  ///< In the file's time_s; with neither, all of it or, of a trial in an export, the trial.
  std::optional<double> toS;
  std::optional<std::string> explain;  ///< A key; empty: list them.
  bool json = false;
};

struct PersonOptions {
  std::string who;
  std::optional<std::string> name;
  std::optional<int> birthYear;
  std::optional<std::string> sex;
  std::optional<double> heightMm;
  std::optional<double> footLengthMm;
  std::optional<double> shoeSizeEu;
  std::optional<std::string> note;
  std::vector<std::string> set;   ///< plan: items as changePlan takes them.
  std::vector<std::string> drop;  ///< plan: exercises to leave out.
  bool reset = false;             ///< plan: back to the article's.
  bool yes = false;
  bool json = false;
};

struct ExportOptions {
  std::string out;
  std::vector<std::string> people;
  std::vector<std::string> sessions;
  std::string format = "csv";  ///< Or fhir.
  bool wide = false;
  bool excel = false;
  bool replace = false;
  bool notes = false;      ///< csv only.
  bool withNames = false;  ///< fhir only.
};

struct ClinicCommandOptions {
  std::string listen = "127.0.0.1:8642";
  std::string certificate;
  std::string key;
};

struct ReportOptions {
  std::string person;
  std::string out;
};

struct ImportOptions {
  std::string dir;
};

struct BackupOptions {
  std::string file;
};

int runPlay(const PlayOptions& options);
int runAssess(const AssessOptions& options);
int runBoardList(const BoardOptions& options);
int runBoardWatch(const BoardOptions& options);
int runBoardTare(const BoardOptions& options);
int runBoardCalibrate(const BoardOptions& options);
int runBoardDiagnose(const BoardOptions& options);
int runRecord(const RecordOptions& options);
int runDetect(const DetectOptions& options);
int runMeasure(const MeasureOptions& options);
int runPersonAdd(const PersonOptions& options);
int runPersonList(const PersonOptions& options);
int runPersonShow(const PersonOptions& options);
int runPersonEdit(const PersonOptions& options);
int runPersonPlan(const PersonOptions& options);
int runPersonErase(const PersonOptions& options);
int runExport(const ExportOptions& options);
int runClinic(const ClinicCommandOptions& options);
int runReport(const ReportOptions& options);
int runImport(const ImportOptions& options);
int runBackup(const BackupOptions& options);
int runRestore(const BackupOptions& options);

}  // namespace surefoot
