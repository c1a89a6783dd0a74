// SPDX-License-Identifier: MIT
#include "records/tables.hpp"

#include <array>

#include "records/notes.hpp"
#include "records/people.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

using enum CellType;

constexpr std::array<Column, 8> kPeople{{
    {"person_id", Text, "", "Id of the person (UUIDv7); a pseudonym, never a name", "p.id"},
    {"pseudonym", Text, "", "What the person is called in this data", "p.pseudonym"},
    {"session_id", Text, "", "The session to which this row belongs; empty for a person without sessions", "s.id"},
    {"age_years", Integer, "a", "Year of the session minus year of birth", "s.age_years"},
    {"sex", Text, "", "female, male, other or empty", "p.sex", sexWords},
    {"height_mm", Number, "mm", "Body height", "p.height_mm"},
    {"weight_n", Number, "N", "Body weight as the session measured it", "s.body_weight_n"},
    {"foot_length_mm", Number, "mm", "Foot length, measured or from the shoe size", "p.foot_length_mm"},
}};

constexpr std::array<Column, 24> kSessions{{
    {"session_id", Text, "", "Id of the session (UUIDv7)", "s.id"},
    {"person_id", Text, "", "Who; empty for a guest", "s.person_id"},
    {"pseudonym", Text, "", "What the person is called in this data", "p.pseudonym"},
    {"status", Text, "", "finished, stopped (by the person), interrupted (the program died) or running", "s.status",
     allWords<SessionStatus>},
    {"started_at", Time, "", "Local time with offset", "s.started_at"},
    {"ended_at", Time, "", "Local time with offset; empty when it never came to an end", "s.ended_at"},
    {"program_version", Text, "", "Version of Surefoot that kept it", "s.program_version"},
    {"source", Text, "", "Where the samples came from", "s.source"},
    {"board_model", Text, "", "classic or split", "s.board_model", allWords<BoardModel>},
    {"board_serial", Text, "", "16 hexadecimal digits, empty when the board has none", "s.board_serial"},
    {"firmware", Text, "", "Version of the board's firmware", "s.firmware"},
    {"nominal_rate_hz", Number, "Hz", "Sample rate as the board states it", "s.nominal_rate_hz"},
    {"board_calibrated", Boolean, "", "false: the board ran on its built-in fallback", "s.board_calibrated"},
    {"used_foot_length_mm", Number, "mm", "Foot length that the session reckoned with", "s.foot_length_mm"},
    {"used_best_toe_n", Number, "N", "Own best toe press that the session started from; 0: none", "s.best_toe_n"},
    {"tick_count", Integer, "", "Ticks of 1/120 s that the session lasted", "s.tick_count"},
    {"sample_count", Integer, "", "Rows of its samples file", "s.sample_count"},
    {"digest", Text, "", "Fingerprint of the end state; a replay gives the same", "s.digest"},
    {"visit_id", Text, "", "Groups the sessions of one visit to the board (UUIDv7); empty when it was played alone",
     "s.visit_id"},
    {"support", Text, "", "How the person said they stand: free, touching, holding or unknown (not asked)", "s.support",
     allWords<HandSupport>},
    {"zeroed", Boolean, "", "true: the zero was taken by the session before, without a break", "s.zeroed"},
    {"used_reach_mm", Number, "mm", "Own reach that the session started from; 0: none", "s.reach_mm"},
    {"used_tiptoe_share", Number, "1",
     "Own tiptoe zone in shares of foot length that the session started from; 0: none", "s.tiptoe_share"},
    {"body_weight_n", Number, "N", "Body weight as the session measured it; empty when it did not", "s.body_weight_n"},
}};

constexpr std::array<Column, 23> kTrials{{
    {"trial_id", Text, "", "Id of the trial (UUIDv7)", "t.id"},
    {"session_id", Text, "", "Its session", "t.session_id"},
    {"test_id", Text, "", "Groups the trials of one test (UUIDv7)", "t.test_id"},
    {"protocol", Text, "", "Which test: quiet, mctsib, limits, single-leg or symmetry", "x.protocol"},
    {"test_status", Text, "", "finished, stopped (by the person) or interrupted (the program died)", "x.status",
     allWords<TestStatus>},
    {"test_started_at", Time, "", "Local time with offset", "x.started_at"},
    {"test_ended_at", Time, "", "Local time with offset; empty when it never came to an end", "x.ended_at"},
    {"number", Integer, "", "Within the test, practice with it, from 1", "t.number"},
    {"condition", Text, "", "eyes-open-firm, eyes-closed-foam, limits, single-leg-left ...", "t.condition"},
    {"practice", Boolean, "", "true: the first trial of a condition, which never counts", "t.practice"},
    {"planned_s", Number, "s", "How long it was to be; of limits each way, of one leg at most", "t.planned_s"},
    {"start_s", Number, "s", "Board time (as board_time_us of the samples) of its start; empty: it never began",
     "t.start_s"},
    {"end_s", Number, "s", "Board time of its end", "t.end_s"},
    {"outcome", Text, "",
     "complete, stepped-off, stepped, foot-down, not-lifted, stopped (by the person), board (it failed) or interrupted "
     "(the program died)",
     "t.outcome", allWords<TrialOutcome>},
    {"counts", Boolean, "", "It is good enough for means and comparisons", "t.counts"},
    {"reasons", Text, "", "Why it does not count, and what else to know; several with semicolons between", "t.reasons"},
    {"noise_mm", Number, "mm", "Noise of the centre of pressure at this load; empty where it is not known",
     "t.noise_mm"},
    {"footwear", Text, "", "barefoot, socks, shoes or unknown", "x.footwear"},
    {"aid", Text, "", "Walking aid that is used otherwise: none, stick, frame or unknown", "x.aid"},
    {"hands", Text, "", "sides, hips, holding or unknown", "x.hands"},
    {"stance", Text, "", "marked (heels 10 cm apart, toes 20 degrees out), together, own or unknown", "x.stance"},
    {"foam", Text, "", "Which foam, in words; none where the test has no foam", "x.foam"},
    {"helper", Text, "", "near, nobody or unknown", "x.helper"},
}};

/// Exercises of games, and the word that trials have instead.
std::vector<std::string> exerciseWords() {
  std::vector<std::string> words = allWords<Exercise>();
  words.emplace_back(kTrialExercise);
  return words;
}

constexpr std::array<Column, 17> kBouts{{
    {"bout_id", Text, "", "Id of the bout (UUIDv7)", "b.id"},
    {"session_id", Text, "", "Its session", "b.session_id"},
    {"number", Integer, "", "Within the session, from 1", "b.number"},
    {"exercise", Text, "", "toe-press, tiptoe, ankle-circle or free; balance-test of a trial", "b.exercise",
     exerciseWords},
    {"game", Text, "", "Id of the game", "b.game"},
    {"seed", Integer, "", "Seed of the bout, 0 to 2^64 - 1", "b.seed"},
    {"form", Text, "", "standing, seated or guided", "b.form", allWords<Form>},
    {"repetitions", Integer, "", "Dose: how often", "b.repetitions"},
    {"hold_s", Number, "s", "Dose: how long each is held", "b.hold_s"},
    {"rest_s", Number, "s", "Dose: least pause between repetitions", "b.rest_s"},
    {"difficulty", Number, "1", "0 the gentlest to 1", "b.difficulty"},
    {"day_time", Text, "", "morning, midday or evening", "b.day_time", allWords<DayTime>},
    {"formula", Text, "", "Id and version of the score's formula", "b.formula"},
    {"score", Number, "1", "0 to 100", "b.score"},
    {"measured", Boolean, "", "false: done, not measured", "b.measured"},
    {"foot", Text, "", "Which foot does seated circles; both for everything else", "b.foot", allWords<Foot>},
    {"done", Integer, "", "Complete repetitions; laps both ways together", "b.done"},
}};

constexpr std::array<Column, 31> kEvents{{
    {"session_id", Text, "", "Its session", "e.session_id"},
    {"number", Integer, "", "Order within the session, from 0", "e.number"},
    {"tick", Integer, "", "Tick at which the session learned of it", "e.tick"},
    {"kind", Text, "", "key, phase, pause, or what the person did: stepped-on, press-end ...", "e.kind"},
    {"detail", Text, "", "Which key, phase, reason of the pause (none: it is over) or kind of press", "e.detail"},
    {"board_time_s", Number, "s", "Board clock, unwrapped; so are start_s and end_s", "e.t_s"},
    {"value", Number, "",
     "By kind: body weight or force in N, shift in mm, share carried elsewhere, side (-1 left, 1 right), laps in a row "
     "(negative clockwise)",
     "e.value"},
    {"x_mm", Number, "mm", "Place of the centre of pressure, to the right", "e.x_mm"},
    {"y_mm", Number, "mm", "Place of the centre of pressure, forward", "e.y_mm"},
    {"start_s", Number, "s", "Press, time on tiptoe, lap: board time at which it crossed the start threshold",
     "e.start_s"},
    {"end_s", Number, "s", "Press, time on tiptoe, lap: board time at which it crossed the end threshold", "e.end_s"},
    {"held_s", Number, "s", "Press, time on tiptoe: time at or above the hold threshold", "e.held_s"},
    {"peak", Number, "", "Press: highest toe force over the quiet median in N, or forward shift in mm", "e.peak"},
    {"mean", Number, "", "Press: mean while held, in N or mm", "e.mean"},
    {"variation", Number, "1", "Press: standard deviation over mean while held", "e.variation"},
    {"left_share", Number, "1",
     "Press: left share of the toe force while held; tiptoe: of the marching time on the left foot", "e.left_share"},
    {"release_s", Number, "s", "Press: from the last time above the hold threshold to the end", "e.release_s"},
    {"complete", Boolean, "",
     "Press: held for 3.0 s or longer; lap: far enough out, in 1.5 to 12 s, all eight sectors visited", "e.complete"},
    {"with_lean", Boolean, "", "Press: the body leaned forward by over 6 % of foot length meanwhile", "e.with_lean"},
    {"astray", Boolean, "",
     "None after all. Press: a forward press that went sideways or changed the load; tiptoe: a lean with the heels "
     "down",
     "e.astray"},
    {"steps", Integer, "", "Tiptoe: steps of a march; 0 of a quiet hold", "e.steps"},
    {"cadence", Number, "min-1", "Tiptoe: steps a minute while marching", "e.cadence"},
    {"rise", Number, "1", "Tiptoe: mean forward shift of the hold in shares of foot length", "e.rise"},
    {"wobble", Number, "1", "Tiptoe: RMS of the centre of pressure about its own mean path in shares of foot length",
     "e.wobble"},
    {"lowering_s", Number, "s", "Tiptoe: from the last time at the hold's own height to the end", "e.lowering_s"},
    {"measured", Boolean, "", "Tiptoe: false: it could have been a lean with the heels down", "e.measured"},
    {"clockwise", Boolean, "", "Lap: seen from above", "e.clockwise"},
    {"radius_mm", Number, "mm", "Lap: mean distance from the centre", "e.radius_mm"},
    {"roundness", Number, "1", "Lap: 1 - standard deviation / mean of the distance by angle", "e.roundness"},
    {"evenness", Number, "1", "Lap: 1 - standard deviation / mean of the speed round the circle by sector",
     "e.evenness"},
    {"sectors", Integer, "", "Lap: bits of the eighths that were visited; bit 0 to the right, then counter-clockwise",
     "e.sectors"},
}};

constexpr std::array<Column, 8> kCalibrations{{
    {"session_id", Text, "", "Its session", "c.session_id"},
    {"kind", Text, "", "board: as the board told it; zero: with the empty-board zero of this session", "c.kind"},
    {"cell", Integer, "", "Number of the load cell, from 1", "c.cell"},
    {"x_mm", Number, "mm", "Place of the cell from the middle of the board, to the right", "c.x_mm"},
    {"y_mm", Number, "mm", "Place of the cell from the middle of the board, forward", "c.y_mm"},
    {"zone", Text, "", "plate, left-foot, right-foot, left-toes or right-toes", "c.zone", allWords<Zone>},
    {"zero_counts", Number, "1", "Counts with nothing on it", "c.zero_counts"},
    {"counts_per_n", Number, "N-1", "Counts for one newton", "c.counts_per_n"},
}};

constexpr std::array<Column, 5> kDigests{{
    {"session_id", Text, "", "Its session", "d.session_id"},
    {"second", Integer, "s", "After so many whole seconds of ticks, from 1", "d.second"},
    {"game", Text, "", "Fingerprint of the game then; a replay gives the same", "d.game"},
    {"movement", Text, "", "Fingerprint of the readings and of what the person did", "d.movement"},
    {"clock", Text, "", "Fingerprint of ticks, phase and pauses", "d.clock"},
}};

constexpr std::array<Column, 14> kMeasures{{
    {"session_id", Text, "", "Its session", "m.session_id"},
    {"bout_id", Text, "", "Its bout, if it is a bout's", "m.bout_id"},
    {"measure", Text, "", "Key of the measure", "m.measure"},
    {"value", Number, "", "In the unit of this row; empty when it could not be had", "m.value"},
    {"unit", Text, "", "UCUM", "m.unit"},
    {"definition_version", Text, "", "Id and version of the definition or score formula", "m.definition_version"},
    {"filter", Text, "", "none, or the filter that was used", "m.filter"},
    {"duration_s", Number, "s", "Of what it was measured over", "m.duration_s"},
    {"rate_hz", Number, "Hz", "Measured sample rate", "m.rate_hz"},
    {"noise_mm", Number, "mm", "Noise of the centre of pressure at this load", "m.noise_mm"},
    {"trial", Text, "", "Its trial, if it is a trial's", "m.trial"},
    {"condition", Text, "", "Under which it was measured", "m.condition"},
    {"reason", Text, "", "Why there is no value", "m.reason"},
    {"weight", Number, "1", "Share of a part in the score; empty for everything else", "m.weight"},
}};

constexpr std::array<Column, 6> kAnswers{{
    {"answer_id", Text, "", "Id of the answer (UUIDv7)", "a.id"},
    {"visit_id", Text, "", "The visit after which it was asked", "a.visit_id"},
    {"person_id", Text, "", "Who; empty for a guest", "a.person_id"},
    {"question", Text, "", "how-was-it", "a.question"},
    {"answer", Text, "", "fine, hard, pain, dizzy or nearly-fell", "a.answer", allWords<Answer>},
    {"answered_at", Time, "", "Local time with offset", "a.answered_at"},
}};

constexpr std::array<Column, 11> kPlan{{
    {"person_id", Text, "", "Whose plan; a person without rows does the usual one", "l.person_id"},
    {"number", Integer, "", "Order within the plan, from 1", "l.number"},
    {"exercise", Text, "", "toe-press, tiptoe, ankle-circle or free", "l.exercise", allWords<Exercise>},
    {"form", Text, "", "standing, seated or guided", "l.form", allWords<Form>},
    {"foot", Text, "", "Of seated circles: both is each in turn", "l.foot", allWords<Foot>},
    {"per_day", Integer, "d-1", "Rounds a day", "l.per_day"},
    {"repetitions", Integer, "", "Of a round; laps each way", "l.repetitions"},
    {"hold_s", Number, "s", "How long each is held; with own_hold, where it grows to", "l.hold_s"},
    {"own_hold", Boolean, "", "true: the hold follows the person", "l.own_hold"},
    {"rest_s", Number, "s", "Least pause between repetitions", "l.rest_s"},
    {"difficulty", Number, "1", "Locked there, 0 to 1; empty: it follows the person", "l.difficulty"},
}};

std::vector<std::string> handTestWords() {
  std::vector<std::string> words;
  for (const HandTestKind& kind : handTestKinds()) {
    words.emplace_back(kind.word);
  }
  return words;
}

constexpr std::array<Column, 6> kHandTests{{
    {"hand_test_id", Text, "", "Id of the test (UUIDv7)", "h.id"},
    {"person_id", Text, "", "Who did it", "h.person_id"},
    {"done_on", Date, "", "Day of the test", "h.done_at"},
    {"kind", Text, "",
     "tug: timed up and go; five-times-sit-to-stand; fes-i: Falls Efficacy Scale International, sum of 16 answers",
     "h.kind", handTestWords},
    {"value", Number, "", "In the unit of this row", "h.value"},
    {"unit", Text, "", "UCUM: s, or {score} of a sum", "case h.kind when 'fes-i' then '{score}' else 's' end"},
}};

constexpr std::array<Column, 5> kNotes{{
    {"note_id", Text, "", "Id of the note (UUIDv7)", "n.id"},
    {"person_id", Text, "", "Of whom", "n.person_id"},
    {"written_at", Time, "", "Local time with offset", "n.created_at"},
    {"written_by", Text, "", "User name of who wrote it", "n.user_name"},
    {"text", Text, "", "As it was written: it may name people", "n.text"},
}};

constexpr std::array<Column, 5> kSessionPart{{
    {"bout_id", Text, "", "The bout that is played; empty before and after", ""},
    {"phase", Text, "", "zero, step-on, stand-still, play or result", "", allWords<Phase>},
    {"valid", Boolean, "", "The centre of pressure can be believed: load enough, no faulty cell", ""},
    {"supported", Boolean, "", "Some of the weight is carried elsewhere", ""},
    {"tick", Integer, "", "Tick of 1/120 s in which the session took it", ""},
}};

constexpr Column kPause{"pause", Text, "", "Why the clock of the game stands still; empty when it runs", ""};

constexpr std::array<Column, 4> kBoardPart{{
    {"board_time_us", Integer, "us", "Board clock, unwrapped", ""},
    {"time_s", Number, "s", "Time since the first sample, by the board's clock", ""},
    {"sequence", Integer, "", "Grows by one a sample as the board counts: a gap shows as a jump", ""},
    {"faults", Integer, "", "Bits by cell: 0-7 dead, 8-15 saturated, 16-23 out of step; 24 read straddles a conversion",
     ""},
}};

constexpr std::array<Column, 5> kReadingPart{{
    {"load_n", Number, "N", "All cells", ""},
    {"toe_left_n", Number, "N", "Toe bar of the left foot", ""},
    {"toe_right_n", Number, "N", "Toe bar of the right foot", ""},
    {"cop_x_mm", Number, "mm", "Centre of pressure to the person's right; empty where it is not valid", ""},
    {"cop_y_mm", Number, "mm", "Centre of pressure forward; empty where it is not valid", ""},
}};

constexpr std::array<std::string_view, kMaxCells> kRawNames{"raw_1", "raw_2", "raw_3", "raw_4",
                                                            "raw_5", "raw_6", "raw_7", "raw_8"};
constexpr std::array<std::string_view, kMaxCells> kForceNames{"force_1_n", "force_2_n", "force_3_n", "force_4_n",
                                                              "force_5_n", "force_6_n", "force_7_n", "force_8_n"};

constexpr std::string_view kOfPerson = "s.person_id in (:ids)";
constexpr std::string_view kOfSession = "s.id in (:ids)";
constexpr std::array<Reference, 1> kToSession{{{"session_id", "sessions", "session_id"}}};
constexpr std::array<Reference, 1> kToPerson{{{"person_id", "people", "person_id"}}};

}  // namespace

const Table& peopleTable() {
  static constexpr Table kTable{.name = "people",
                                .title = "People, once a session, by pseudonym",
                                .columns = kPeople,
                                .from = "people p left join sessions s on s.person_id = p.id",
                                .ofPerson = "p.id in (:ids)",
                                .ofSession = kOfSession,
                                .order = "p.id, s.id",
                                .key = {},
                                .references = {}};
  return kTable;
}

const Table& sessionsTable() {
  static constexpr std::array<std::string_view, 1> kKey{"session_id"};
  static constexpr Table kTable{.name = "sessions",
                                .title = "Bouts on the board, from the empty board to the result",
                                .columns = kSessions,
                                .from = "sessions s left join people p on p.id = s.person_id",
                                .ofPerson = kOfPerson,
                                .ofSession = kOfSession,
                                .order = "s.id",
                                .key = kKey,
                                .references = kToPerson};
  return kTable;
}

const Table& trialsTable() {
  static constexpr std::array<std::string_view, 1> kKey{"trial_id"};
  static constexpr Table kTable{.name = "trials",
                                .title = "Trials of balance tests",
                                .columns = kTrials,
                                .from =
                                    "trials t join tests x on x.id = t.test_id join sessions s on s.id = "
                                    "t.session_id",
                                .ofPerson = kOfPerson,
                                .ofSession = kOfSession,
                                .order = "t.test_id, t.number",
                                .key = kKey,
                                .references = kToSession};
  return kTable;
}

const Table& boutsTable() {
  static constexpr std::array<std::string_view, 1> kKey{"bout_id"};
  static constexpr Table kTable{.name = "bouts",
                                .title = "Games played, with dose and score",
                                .columns = kBouts,
                                .from = "bouts b join sessions s on s.id = b.session_id",
                                .ofPerson = kOfPerson,
                                .ofSession = kOfSession,
                                .order = "b.session_id, b.number",
                                .key = kKey,
                                .references = kToSession};
  return kTable;
}

const Table& eventsTable() {
  static constexpr std::array<std::string_view, 2> kKey{"session_id", "number"};
  static constexpr Table kTable{.name = "events",
                                .title = "What happened, and the keys that were pressed",
                                .columns = kEvents,
                                .from = "events e join sessions s on s.id = e.session_id",
                                .ofPerson = kOfPerson,
                                .ofSession = kOfSession,
                                .order = "e.session_id, e.number",
                                .key = kKey,
                                .references = kToSession};
  return kTable;
}

const Table& calibrationsTable() {
  static constexpr std::array<std::string_view, 3> kKey{"session_id", "kind", "cell"};
  static constexpr Table kTable{.name = "calibrations",
                                .title = "Load cells of each session's board",
                                .columns = kCalibrations,
                                .from = "calibrations c join sessions s on s.id = c.session_id",
                                .ofPerson = kOfPerson,
                                .ofSession = kOfSession,
                                .order = "c.session_id, c.kind, c.cell",
                                .key = kKey,
                                .references = kToSession};
  return kTable;
}

const Table& digestsTable() {
  static constexpr std::array<std::string_view, 2> kKey{"session_id", "second"};
  static constexpr Table kTable{.name = "digests",
                                .title = "Fingerprints of each session, second by second",
                                .columns = kDigests,
                                .from = "digests d join sessions s on s.id = d.session_id",
                                .ofPerson = kOfPerson,
                                .ofSession = kOfSession,
                                .order = "d.session_id, d.second",
                                .key = kKey,
                                .references = kToSession};
  return kTable;
}

const Table& measuresTable() {
  static constexpr std::array<Reference, 3> kReferences{
      {{"session_id", "sessions", "session_id"}, {"bout_id", "bouts", "bout_id"}, {"trial", "trials", "trial_id"}}};
  static constexpr Table kTable{.name = "measures",
                                .title = "Measures and parts of scores, one a row",
                                .columns = kMeasures,
                                .from = "measures m join sessions s on s.id = m.session_id",
                                .ofPerson = kOfPerson,
                                .ofSession = kOfSession,
                                .order = "m.session_id, m.rowid",
                                .key = {},
                                .references = kReferences};
  return kTable;
}

const Table& answersTable() {
  // A visit can have an answer without a bout; then no session has its id.
  static constexpr std::array<std::string_view, 1> kKey{"answer_id"};
  static constexpr Table kTable{.name = "answers",
                                .title = "What people said after their visits",
                                .columns = kAnswers,
                                .from = "answers a",
                                .ofPerson = "a.person_id in (:ids)",
                                .ofSession = "a.visit_id in (select s.visit_id from sessions s where s.id in (:ids))",
                                .order = "a.id",
                                .key = kKey};
  return kTable;
}

const Table& planTable() {
  static constexpr std::array<std::string_view, 2> kKey{"person_id", "number"};
  static constexpr Table kTable{.name = "plan",
                                .title = "What each person does a day, where it is not the usual plan",
                                .columns = kPlan,
                                .from = "plans l",
                                .ofPerson = "l.person_id in (:ids)",
                                .ofSession = "l.person_id in (select s.person_id from sessions s where s.id in (:ids))",
                                .order = "l.person_id, l.number",
                                .key = kKey,
                                .references = kToPerson};
  return kTable;
}

// A choice of sessions has none of these, because they do not belong to a session.
const Table& handTestsTable() {
  static constexpr std::array<std::string_view, 1> kKey{"hand_test_id"};
  static constexpr Table kTable{.name = "hand_tests",
                                .title = "Tests that are timed or asked by hand",
                                .columns = kHandTests,
                                .from = "hand_tests h",
                                .ofPerson = "h.person_id in (:ids)",
                                .ofSession = "h.id in (:ids)",
                                .order = "h.id",
                                .key = kKey,
                                .references = kToPerson};
  return kTable;
}

const Table& notesTable() {
  static constexpr std::array<std::string_view, 1> kKey{"note_id"};
  static constexpr Table kTable{.name = "notes",
                                .title = "What clinicians wrote of people",
                                .columns = kNotes,
                                .from = "clinic_notes n",
                                .ofPerson = "n.person_id in (:ids)",
                                .ofSession = "n.id in (:ids)",
                                .order = "n.id",
                                .key = kKey,
                                .references = kToPerson};
  return kTable;
}

std::vector<const Table*> allTables() {
  return {&peopleTable(),  &sessionsTable(), &trialsTable(),  &boutsTable(), &eventsTable(),    &calibrationsTable(),
          &digestsTable(), &measuresTable(), &answersTable(), &planTable(),  &handTestsTable(), &notesTable()};
}

std::vector<Column> recordingColumns(std::size_t cells) {
  std::vector<Column> columns(kBoardPart.begin(), kBoardPart.end());
  for (std::size_t i = 0; i < cells; ++i) {
    columns.push_back({kRawNames[i], Integer, "1", "Counts of this cell", ""});
  }
  for (std::size_t i = 0; i < cells; ++i) {
    columns.push_back({kForceNames[i], Number, "N", "Force of this cell", ""});
  }
  columns.insert(columns.end(), kReadingPart.begin(), kReadingPart.end());
  return columns;
}

std::vector<Column> samplesColumns(std::size_t cells) {
  std::vector<Column> columns(kSessionPart.begin(), kSessionPart.end());
  const std::vector<Column> recording = recordingColumns(cells);
  columns.insert(columns.end(), recording.begin(), recording.end());
  columns.push_back(kPause);
  return columns;
}

}  // namespace surefoot
