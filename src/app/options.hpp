// SPDX-License-Identifier: MIT
// What the command line asks for, as plain data: one struct and one function for each command. Each function returns
// the exit code or throws Error, or WrongUsage where the command line itself is wrong.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "board/where.hpp"
#include "measures/processing.hpp"
#include "movement/exercise.hpp"
#include "programme/protocol.hpp"
#include "screens/settings.hpp"

namespace surefoot {

/// As Error, but the program exits with 2.
class WrongUsage : public Error {
 public:
  using Error::Error;
};

/// What every command is given beside its options. Made once, when the command line is read.
struct Program {
  std::filesystem::path data;  ///< Directory of the database, the settings, own sounds and copies of calibrations.
};

struct WindowSize {
  unsigned widthPx = 1280;
  unsigned heightPx = 720;
};

/// How a command looks and sounds on the screen.
struct WindowOptions {
  std::string language = "en";
  std::string screenshots;  ///< Directory for a picture of every screen; empty: none.
  bool fullscreen = false;
  WindowSize size;
};

struct PlayOptions {
  Where board;
  std::string person;                ///< Name, pseudonym or id; empty: a guest (or, on the screen, ask).
  std::optional<Exercise> exercise;  ///< Empty: toe-press; on the screen, the home page.
  std::optional<std::uint64_t> seed;
  bool programme = false;          ///< The whole day's plan, page after page.
  std::optional<int> repetitions;  ///< Empty: as many as the plan has.
  bool seated = false;
  bool samePerson = false;  ///< `person` is on the board, whatever they weigh.
  bool headless = false;
  double speed = 0.0;                ///< Times real time; 0: real time on the screen, else as fast as possible.
  std::optional<Feedback> feedback;  ///< Empty: as last time.
  std::string recordCsv;             ///< Directory for an export of what was played; empty: none.
  bool json = false;
  WindowOptions window;
};

struct AssessOptions {
  Where board;
  std::string person;              ///< Name, pseudonym or id; empty: a guest.
  const Protocol* test = nullptr;  ///< Null: quiet; on the screen, ask.
  double seconds = 0.0;            ///< Length of a trial: 30 or 60; 0: the protocol's.
  TestConditions conditions;
  bool headless = false;
  double speed = 0.0;  ///< As PlayOptions::speed.
  bool json = false;
  WindowOptions window;
};

struct BoardListOptions {
  bool json = false;
};

struct BoardWatchOptions {
  Where board;
  std::optional<double> seconds;  ///< Empty: until it is stopped.
  bool json = false;
};

struct BoardTareOptions {
  Where board;
  bool undo = false;  ///< Write the zero from before the last change back.
  bool json = false;
};

struct BoardCalibrateOptions {
  Where board;
  int cell = 0;         ///< From 1; 0: none was named.
  double knownN = 0.0;  ///< The known load in newtons.
  std::string restore;  ///< A kept copy to write back; empty: calibrate.
  double kg = 0.0;      ///< The weight that goes from mark to mark; 0: none was named.
  bool quick = false;   ///< Of nine marks only five.
  bool card = false;    ///< A card under a corner of the base first, for a stiff deck.
  bool afresh = false;  ///< Do not continue what was begun.
  bool sureOfWeight = false;
  std::string page;  ///< Where to write the picture; empty: beside the copies of calibrations.
  bool json = false;
};

struct BoardDiagnoseOptions {
  Where board;
  double seconds = 10.0;
  bool json = false;
};

struct BoardSetupOptions {
  Where board;
};

struct BoardProveOptions {
  Where board;
  double kg = 0.0;              ///< The weight.
  double forKg = 60.0;          ///< For whom noise is judged.
  std::vector<double> weights;  ///< More weights, for hysteresis.
  std::string by;               ///< Who says that they are right.
  bool withoutChecks = false;   ///< Leaves the marks between the marks out.
  double speed = 1.0;           ///< Shortens the long parts; on a virtual board only.
  std::string page;             ///< Where to write the certificate; empty: into the data directory.
  bool json = false;
};

struct BoardCertificateOptions {
  std::string serial;  ///< Empty: of every board.
  std::string page;    ///< Where to write the newest; empty: list them.
  bool json = false;
};

struct RecordOptions {
  Where board;
  double seconds = 60.0;
  std::string out;
};

struct DetectOptions {
  std::string file;
  Exercise exercise = Exercise::ToePress;
  std::optional<double> footLengthMm;  ///< Empty: the person's in an exported session, else 240.
  bool seated = false;                 ///< An exported session knows by itself.
  bool json = false;
};

struct MeasureOptions {
  std::string file;
  Filter filter = Filter::Butterworth;
  /// In the file's time_s. With neither: all of the file or, of a trial in an export, the trial.
  std::optional<double> fromS;
  std::optional<double> toS;
  std::optional<std::string> explain;  ///< The key of a measure; empty text: list them.
  bool json = false;
};

/// What is known of a person, or what is to change. Empty: not said.
struct PersonChange {
  std::optional<std::string> name;
  std::optional<int> birthYear;
  std::optional<std::string> sex;
  std::optional<double> heightMm;
  std::optional<double> footLengthMm;
  std::optional<double> shoeSizeEu;
  std::optional<std::string> note;
};

struct PersonAddOptions {
  PersonChange facts;
  bool demonstration = false;  ///< Not a real person: simulated sessions count for them.
  bool json = false;
};

struct PersonListOptions {
  bool json = false;
};

struct PersonShowOptions {
  std::string who;
  bool json = false;
};

struct PersonEditOptions {
  std::string who;
  PersonChange change;
};

struct PersonPlanOptions {
  std::string who;
  std::vector<std::string> set;   ///< Items as changePlan takes them.
  std::vector<std::string> drop;  ///< Exercises to leave out.
  bool reset = false;             ///< Back to the usual plan first.
  bool json = false;
};

struct PersonEraseOptions {
  std::string who;
  bool yes = false;  ///< Do not ask.
};

enum class ExportFormat : std::uint8_t { Csv, Fhir };

struct ExportOptions {
  std::string out;
  std::vector<std::string> people;
  std::vector<std::string> sessions;
  ExportFormat format = ExportFormat::Csv;
  bool wide = false;
  bool excel = false;
  bool replace = false;
  bool notes = false;      ///< CSV only.
  bool withNames = false;  ///< FHIR only.
  bool demonstrations = false;
  bool oldestTogether = false;  ///< CSV only; FHIR has no ages.
};

struct ClinicCommandOptions {
  std::string listen = "127.0.0.1:8642";
  std::string certificate;
  std::string key;
};

/// What to do with the users of the clinic's pages.
enum class UserAct : std::uint8_t { List, Add, Reset, Remove };

struct ClinicUserOptions {
  UserAct act = UserAct::List;
  std::string name;
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

struct RestoreOptions {
  std::string file;
};

int runPlay(const Program& program, const PlayOptions& options);
int runAssess(const Program& program, const AssessOptions& options);
int runBoardList(const Program& program, const BoardListOptions& options);
int runBoardWatch(const Program& program, const BoardWatchOptions& options);
int runBoardTare(const Program& program, const BoardTareOptions& options);
int runBoardCalibrate(const Program& program, const BoardCalibrateOptions& options);
int runBoardDiagnose(const Program& program, const BoardDiagnoseOptions& options);
int runBoardSetup(const Program& program, const BoardSetupOptions& options);
int runBoardProve(const Program& program, const BoardProveOptions& options);
int runBoardCertificate(const Program& program, const BoardCertificateOptions& options);
int runRecord(const Program& program, const RecordOptions& options);
int runDetect(const Program& program, const DetectOptions& options);
int runMeasure(const Program& program, const MeasureOptions& options);
int runPersonAdd(const Program& program, const PersonAddOptions& options);
int runPersonList(const Program& program, const PersonListOptions& options);
int runPersonShow(const Program& program, const PersonShowOptions& options);
int runPersonEdit(const Program& program, const PersonEditOptions& options);
int runPersonPlan(const Program& program, const PersonPlanOptions& options);
int runPersonErase(const Program& program, const PersonEraseOptions& options);
int runExport(const Program& program, const ExportOptions& options);
int runClinic(const Program& program, const ClinicCommandOptions& options);
int runClinicUser(const Program& program, const ClinicUserOptions& options);
int runReport(const Program& program, const ReportOptions& options);
int runImport(const Program& program, const ImportOptions& options);
int runBackup(const Program& program, const BackupOptions& options);
int runRestore(const Program& program, const RestoreOptions& options);

}  // namespace surefoot
