// SPDX-License-Identifier: MIT
#include "records/tables.hpp"

#include <array>

#include "programme/hand_test.hpp"
#include "records/people.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

using enum CellType;

constexpr std::array<Column, 9> kPeople{{
    {"person_id", Text, "", "Id of the person (UUIDv7); a pseudonym, never a name", "p.id"},
    {"pseudonym", Text, "", "Pseudonym of the person", "p.pseudonym"},
    {"session_id", Text, "", "Session to which this row belongs; empty for a person without sessions", "s.id"},
    {"age_years", Integer, "a", "Year of the session minus year of birth", "s.age_years"},
    {"sex", Text, "", "female, male, other or empty", "p.sex", sexWords},
    {"height_mm", Number, "mm", "Body height", "p.height_mm"},
    {"weight_n", Number, "N", "Body weight measured by the session", "s.body_weight_n"},
    {"foot_length_mm", Number, "mm", "Foot length, measured or from the shoe size", "p.foot_length_mm"},
    {"demonstration", Boolean, "", "true: made to show something; the whole record is a demonstration",
     "p.demonstration"},
}};

constexpr std::array<Column, 30> kSessions{{
    {"session_id", Text, "", "Id of the session (UUIDv7)", "s.id"},
    {"person_id", Text, "", "Id of the person (UUIDv7); empty for a guest", "s.person_id"},
    {"pseudonym", Text, "", "Pseudonym of the person", "p.pseudonym"},
    {"status", Text, "", "finished, stopped (by the person), interrupted (the program died) or running", "s.status",
     allWords<SessionStatus>},
    {"started_at", Time, "", "Local time with offset", "s.started_at"},
    {"ended_at", Time, "", "Local time with offset; empty if it never ended", "s.ended_at"},
    {"program_version", Text, "", "Version of Surefoot that stored it", "s.program_version"},
    {"source", Text, "", "Where the samples came from", "s.source"},
    {"board_model", Text, "", "classic or split", "s.board_model", allWords<BoardModel>},
    {"board_serial", Text, "", "16 hexadecimal digits; empty if the board has none", "s.board_serial"},
    {"firmware", Text, "", "Version of the board's firmware", "s.firmware"},
    {"nominal_rate_hz", Number, "Hz", "Sample rate as the board states it", "s.nominal_rate_hz"},
    {"board_calibrated", Boolean, "", "false: the board used its built-in default calibration", "s.board_calibrated"},
    {"used_foot_length_mm", Number, "mm", "Foot length used by the session", "s.foot_length_mm"},
    {"used_best_toe_n", Number, "N", "The person's best toe press at the start of the session; 0: none",
     "s.best_toe_n"},
    {"tick_count", Integer, "", "Ticks of 1/120 s that the session lasted", "s.tick_count"},
    {"sample_count", Integer, "", "Rows of its samples file", "s.sample_count"},
    {"digest", Digest, "", "Digest of the final state; a replay gives the same", "s.digest"},
    {"visit_id", Text, "", "Groups the sessions of one visit (UUIDv7); empty for a single session", "s.visit_id"},
    {"support", Text, "", "Hand support reported by the person: free, touching, holding or unknown (not asked)",
     "s.support", allWords<HandSupport>},
    {"zeroed", Boolean, "", "true: the previous session took the zero, without a break since", "s.zeroed"},
    {"used_reach_mm", Number, "mm", "The person's reach at the start of the session; 0: none", "s.reach_mm"},
    {"used_tiptoe_share", Number, "1",
     "The person's tiptoe zone in shares of foot length at the start of the session; 0: none", "s.tiptoe_share"},
    {"body_weight_n", Number, "N", "Body weight measured by the session; empty if it was not measured",
     "s.body_weight_n"},
    {"demonstration", Boolean, "", "true: played by a simulated person, or by a person made for demonstration",
     "s.demonstration"},
    {"rules", Integer, "",
     "Version of the rules of movement, games and scores; a replay under others cannot be compared", "s.rules"},
    {"certified_on", Text, "",
     "Day of the board's certificate when the session began (YYYY-MM-DD); empty if it had none", "s.certified_on"},
    {"certified_noise_mm", Number, "mm", "Noise of the centre of pressure by that certificate, the larger axis",
     "s.certified_noise_mm"},
    {"certified_for_kg", Number, "kg", "The load for which it gives that noise", "s.certified_for_kg"},
    {"board_objection", Text, "",
     "Why the board was not fit for reference ranges; empty: it was, or this is from before there were certificates",
     "s.board_objection"},
}};

constexpr std::array<Column, 23> kTrials{{
    {"trial_id", Text, "", "Id of the trial (UUIDv7)", "t.id"},
    {"session_id", Text, "", "Its session", "t.session_id"},
    {"test_id", Text, "", "Groups the trials of one test (UUIDv7)", "t.test_id"},
    {"protocol", Text, "", "Which test: quiet, mctsib, limits, single-leg or symmetry", "x.protocol"},
    {"test_status", Text, "", "finished, stopped (by the person) or interrupted (the program died)", "x.status",
     allWords<TestStatus>},
    {"test_started_at", Time, "", "Local time with offset", "x.started_at"},
    {"test_ended_at", Time, "", "Local time with offset; empty if it never ended", "x.ended_at"},
    {"number", Integer, "", "Number within the test, including practice, from 1", "t.number"},
    {"condition", Text, "", "eyes-open-firm, eyes-closed-foam, limits, single-leg-left ...", "t.condition"},
    {"practice", Boolean, "", "true: the first trial of a condition, which never counts", "t.practice"},
    {"planned_s", Number, "s", "Planned length; for limits of each direction, for one leg the maximum", "t.planned_s"},
    {"start_s", Number, "s", "Board time (as board_time_us of the samples) of its start; empty if it never began",
     "t.start_s"},
    {"end_s", Number, "s", "Board time of its end", "t.end_s"},
    {"outcome", Text, "",
     "complete, stepped-off, stepped, foot-down, not-lifted, stopped (by the person), board (it failed) or interrupted "
     "(the program died)",
     "t.outcome", allWords<TrialOutcome>},
    {"counts", Boolean, "", "true: it is included in means and comparisons", "t.counts"},
    {"reasons", Text, "", "Why it did not count, and other remarks; several are separated by semicolons", "t.reasons"},
    {"noise_mm", Number, "mm", "Noise of the centre of pressure at this load; empty if it is not known", "t.noise_mm"},
    {"footwear", Text, "", "barefoot, socks, shoes or unknown", "x.footwear"},
    {"aid", Text, "", "Walking aid that the person normally uses: none, stick, frame or unknown", "x.aid"},
    {"hands", Text, "", "sides, hips, holding or unknown", "x.hands"},
    {"stance", Text, "", "marked (heels 10 cm apart, toes 20 degrees out), together, own or unknown", "x.stance"},
    {"foam", Text, "", "Description of the foam; none if the test has no foam", "x.foam"},
    {"helper", Text, "", "near, nobody or unknown", "x.helper"},
}};

/// Exercises of games, and the word that trials have instead.
std::vector<std::string> exerciseWords() {
  std::vector<std::string> words = allWords<Exercise>();
  words.emplace_back(kTrialExercise);
  return words;
}

constexpr std::string_view kThresholdLowered =
    "(select count(*) from events e where e.session_id = b.session_id and e.detail = 'threshold-lowered')";

constexpr std::array<Column, 18> kBouts{{
    {"bout_id", Text, "", "Id of the bout (UUIDv7)", "b.id"},
    {"session_id", Text, "", "Its session", "b.session_id"},
    {"number", Integer, "", "Number within the session, from 1", "b.number"},
    {"exercise", Text, "", "toe-press, tiptoe, ankle-circle or free; balance-test for a trial", "b.exercise",
     exerciseWords},
    {"game", Text, "", "Id of the game", "b.game"},
    {"seed", Integer, "", "Seed of the bout, 0 to 2^64 - 1", "b.seed"},
    {"form", Text, "", "standing, seated or guided", "b.form", allWords<Form>},
    {"repetitions", Integer, "", "Dose: repetitions", "b.repetitions"},
    {"hold_s", Number, "s", "Dose: hold of each repetition", "b.hold_s"},
    {"rest_s", Number, "s", "Dose: shortest pause between repetitions", "b.rest_s"},
    {"difficulty", Number, "1", "0 (gentlest) to 1", "b.difficulty"},
    {"day_time", Text, "", "morning, midday or evening", "b.day_time", allWords<DayTime>},
    {"formula", Text, "", "Id and version of the score's formula", "b.formula"},
    {"score", Number, "1", "0 to 100; empty if the bout was not measured", "b.score"},
    {"measured", Boolean, "", "false: done, not measured", "b.measured"},
    {"foot", Text, "", "Foot that does seated circles; both for everything else", "b.foot", allWords<Foot>},
    {"done", Integer, "", "Complete repetitions; laps in both directions together", "b.done"},
    {"threshold_lowered", Integer, "", "How often the threshold sank by a fifth, because no movement was detected",
     kThresholdLowered},
}};

constexpr std::array<Column, 31> kEvents{{
    {"session_id", Text, "", "Its session", "e.session_id"},
    {"number", Integer, "", "Order within the session, from 0", "e.number"},
    {"tick", Integer, "", "Tick in which the session received it", "e.tick"},
    {"kind", Text, "", "key, phase, pause, help, or what the person did: stepped-on, press-end ...", "e.kind"},
    {"detail", Text, "",
     "Key, phase, reason for the pause (none: it is over), help (shown, threshold-lowered or none) or kind of press",
     "e.detail"},
    {"board_time_s", Number, "s", "Board clock, unwrapped; so are start_s and end_s", "e.t_s"},
    {"value", Number, "",
     "By kind: body weight or force in N, shift in mm, share of hand support, side (-1 left, 1 right), laps in a row "
     "(negative clockwise)",
     "e.value"},
    {"x_mm", Number, "mm", "Place of the centre of pressure, to the right", "e.x_mm"},
    {"y_mm", Number, "mm", "Place of the centre of pressure, forward", "e.y_mm"},
    {"start_s", Number, "s", "Press, tiptoe hold, lap: board time at which it crossed the start threshold",
     "e.start_s"},
    {"end_s", Number, "s", "Press, tiptoe hold, lap: board time at which it crossed the end threshold", "e.end_s"},
    {"held_s", Number, "s", "Press, tiptoe hold: time at or above the hold threshold", "e.held_s"},
    {"peak", Number, "", "Press: highest toe force above the resting median in N, or forward shift in mm", "e.peak"},
    {"mean", Number, "", "Press: mean while held, in N or mm", "e.mean"},
    {"variation", Number, "1", "Press: standard deviation over mean while held", "e.variation"},
    {"left_share", Number, "1",
     "Press: left share of the toe force while held; tiptoe: share of the marching time on the left foot",
     "e.left_share"},
    {"release_s", Number, "s", "Press: from the last time above the hold threshold to the end", "e.release_s"},
    {"complete", Boolean, "",
     "Press: held for 3.0 s or longer; lap: far enough out, in 1.5 to 12 s, all eight sectors visited", "e.complete"},
    {"with_lean", Boolean, "", "Press: the body leaned forward by more than 6 % of foot length meanwhile",
     "e.with_lean"},
    {"astray", Boolean, "",
     "Not valid after all. Press: a forward press that went sideways or changed the load; tiptoe: a lean with the "
     "heels down",
     "e.astray"},
    {"steps", Integer, "", "Tiptoe: steps of a march; 0 for a quiet hold", "e.steps"},
    {"cadence", Number, "min-1", "Tiptoe: steps a minute while marching", "e.cadence"},
    {"rise", Number, "1", "Tiptoe: mean forward shift of the hold in shares of foot length", "e.rise"},
    {"wobble", Number, "1",
     "Tiptoe: RMS deviation of the centre of pressure from its own mean path in shares of foot length", "e.wobble"},
    {"lowering_s", Number, "s", "Tiptoe: from the last time at the height of the hold to the end", "e.lowering_s"},
    {"measured", Boolean, "", "Tiptoe: false: it may have been a lean with the heels down", "e.measured"},
    {"clockwise", Boolean, "", "Lap: direction, seen from above", "e.clockwise"},
    {"radius_mm", Number, "mm", "Lap: mean distance from the centre", "e.radius_mm"},
    {"roundness", Number, "1", "Lap: 1 - standard deviation / mean of the distance by angle", "e.roundness"},
    {"evenness", Number, "1", "Lap: 1 - standard deviation / mean of the speed along the circle by sector",
     "e.evenness"},
    {"sectors", Integer, "", "Lap: bits of the visited eighths; bit 0 to the right, then counter-clockwise",
     "e.sectors"},
}};

constexpr std::array<Column, 8> kCalibrations{{
    {"session_id", Text, "", "Its session", "c.session_id"},
    {"kind", Text, "", "board: as stated by the board; zero: with the empty-board zero of this session", "c.kind"},
    {"cell", Integer, "", "Number of the load cell, from 1", "c.cell"},
    {"x_mm", Number, "mm", "Position of the cell relative to the middle of the board, to the right", "c.x_mm"},
    {"y_mm", Number, "mm", "Position of the cell relative to the middle of the board, forward", "c.y_mm"},
    {"zone", Text, "",
     "plate, left-foot, right-foot, left-toes, right-toes (their force is in the load), left-toes-carried or "
     "right-toes-carried (it is in that of the foot)",
     "c.zone", allWords<Zone>},
    {"zero_counts", Number, "1", "Counts without load", "c.zero_counts"},
    {"counts_per_n", Number, "N-1", "Counts for one newton", "c.counts_per_n"},
}};

constexpr std::array<Column, 5> kDigests{{
    {"session_id", Text, "", "Its session", "d.session_id"},
    {"second", Integer, "s", "After so many whole seconds of ticks, from 1", "d.second"},
    {"game", Digest, "", "Fingerprint of the game then; a replay gives the same", "d.game"},
    {"movement", Digest, "", "Fingerprint of the readings and of what the person did", "d.movement"},
    {"clock", Digest, "", "Fingerprint of ticks, phase and pauses", "d.clock"},
}};

constexpr std::array<Column, 14> kMeasures{{
    {"session_id", Text, "", "Its session", "m.session_id"},
    {"bout_id", Text, "", "Its bout, if it belongs to one", "m.bout_id"},
    {"measure", Text, "", "Key of the measure", "m.measure"},
    {"value", Number, "", "In the unit of this row; empty if there is no value", "m.value"},
    {"unit", Text, "", "UCUM", "m.unit"},
    {"definition_version", Text, "", "Id and version of the definition or score formula", "m.definition_version"},
    {"filter", Text, "", "Filter that was used, or none", "m.filter"},
    {"duration_s", Number, "s", "Duration of the measured signal", "m.duration_s"},
    {"rate_hz", Number, "Hz", "Measured sample rate", "m.rate_hz"},
    {"noise_mm", Number, "mm", "Noise of the centre of pressure at this load", "m.noise_mm"},
    {"trial", Text, "", "Its trial, if it belongs to one", "m.trial"},
    {"condition", Text, "", "Condition under which it was measured", "m.condition"},
    {"reason", Text, "", "Why there is no value", "m.reason"},
    {"weight", Number, "1", "Weight of a part in the score; empty for everything else", "m.weight"},
}};

constexpr std::array<Column, 6> kAnswers{{
    {"answer_id", Text, "", "Id of the answer (UUIDv7)", "a.id"},
    {"visit_id", Text, "", "Visit after which the question was asked", "a.visit_id"},
    {"person_id", Text, "", "Id of the person (UUIDv7); empty for a guest", "a.person_id"},
    {"question", Text, "", "how-was-it", "a.question"},
    {"answer", Text, "", "fine, hard, pain, dizzy or nearly-fell", "a.answer", allWords<Answer>},
    {"answered_at", Time, "", "Local time with offset", "a.answered_at"},
}};

constexpr std::array<Column, 11> kPlan{{
    {"person_id", Text, "", "Id of the person; a person without rows has the usual plan", "l.person_id"},
    {"number", Integer, "", "Order within the plan, from 1", "l.number"},
    {"exercise", Text, "", "toe-press, tiptoe, ankle-circle or free", "l.exercise", allWords<Exercise>},
    {"form", Text, "", "standing, seated or guided", "l.form", allWords<Form>},
    {"foot", Text, "", "Seated circles: both means each in turn", "l.foot", allWords<Foot>},
    {"per_day", Integer, "d-1", "Rounds a day", "l.per_day"},
    {"repetitions", Integer, "", "Repetitions per round; laps each way", "l.repetitions"},
    {"hold_s", Number, "s", "Hold of each repetition; with own_hold, the longest", "l.hold_s"},
    {"own_hold", Boolean, "", "true: the hold adapts to the person", "l.own_hold"},
    {"rest_s", Number, "s", "Shortest pause between repetitions", "l.rest_s"},
    {"difficulty", Number, "1", "Fixed value, 0 to 1; empty: it adapts to the person", "l.difficulty"},
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
    {"person_id", Text, "", "Id of the person who did it", "h.person_id"},
    {"done_on", Date, "", "Day of the test", "h.done_at"},
    {"kind", Text, "",
     "tug: timed up and go; five-times-sit-to-stand; fes-i: Falls Efficacy Scale International, sum of 16 answers",
     "h.kind", handTestWords},
    {"value", Number, "", "In the unit of this row", "h.value"},
    {"unit", Text, "", "UCUM: s, or {score} for a sum", "case h.kind when 'fes-i' then '{score}' else 's' end"},
}};

constexpr std::array<Column, 5> kNotes{{
    {"note_id", Text, "", "Id of the note (UUIDv7)", "n.id"},
    {"person_id", Text, "", "Id of the person it is about", "n.person_id"},
    {"written_at", Time, "", "Local time with offset", "n.created_at"},
    {"written_by", Text, "", "User name of the author", "n.user_name"},
    {"text", Text, "", "Unchanged text: it may name people", "n.text"},
}};

constexpr std::string_view kOfPerson = "s.person_id in (:ids)";
constexpr std::string_view kOfSession = "s.id in (:ids)";
constexpr std::array<Reference, 1> kToSession{{{"session_id", "sessions", "session_id"}}};
constexpr std::array<Reference, 1> kToPerson{{{"person_id", "people", "person_id"}}};

}  // namespace

const Table& peopleTable() {
  static constexpr Table kTable{.name = "people",
                                .title = "People by pseudonym, once for each session",
                                .columns = kPeople,
                                .from = "people p left join sessions s on s.person_id = p.id",
                                .ofPerson = "p.id in (:ids)",
                                .ofSession = kOfSession,
                                .ofRecord = "p.demonstration = 0",
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
                                .title = "Measures and parts of scores, one per row",
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
                                .ofRecord =
                                    "not exists (select 1 from sessions s where s.visit_id = a.visit_id"
                                    " and s.visit_id <> '' and s.demonstration = 1)",
                                .order = "a.id",
                                .key = kKey};
  return kTable;
}

const Table& planTable() {
  static constexpr std::array<std::string_view, 2> kKey{"person_id", "number"};
  static constexpr Table kTable{.name = "plan",
                                .title = "Daily plans that differ from the usual plan",
                                .columns = kPlan,
                                .from = "plans l",
                                .ofPerson = "l.person_id in (:ids)",
                                .ofSession = "l.person_id in (select s.person_id from sessions s where s.id in (:ids))",
                                .ofRecord = "l.person_id in (select id from people where demonstration = 0)",
                                .order = "l.person_id, l.number",
                                .key = kKey,
                                .references = kToPerson};
  return kTable;
}

// A choice of sessions has none of these, because they do not belong to a session.
const Table& handTestsTable() {
  static constexpr std::array<std::string_view, 1> kKey{"hand_test_id"};
  static constexpr Table kTable{.name = "hand_tests",
                                .title = "Tests that are timed or asked in person",
                                .columns = kHandTests,
                                .from = "hand_tests h",
                                .ofPerson = "h.person_id in (:ids)",
                                .ofSession = "h.id in (:ids)",
                                .ofRecord = "h.person_id in (select id from people where demonstration = 0)",
                                .order = "h.id",
                                .key = kKey,
                                .references = kToPerson};
  return kTable;
}

const Table& notesTable() {
  static constexpr std::array<std::string_view, 1> kKey{"note_id"};
  static constexpr Table kTable{.name = "notes",
                                .title = "Clinicians' notes about people",
                                .columns = kNotes,
                                .from = "clinic_notes n",
                                .ofPerson = "n.person_id in (:ids)",
                                .ofSession = "n.id in (:ids)",
                                .ofRecord = "n.person_id in (select id from people where demonstration = 0)",
                                .order = "n.id",
                                .key = kKey,
                                .references = kToPerson};
  return kTable;
}

std::vector<const Table*> allTables() {
  return {&peopleTable(),  &sessionsTable(), &trialsTable(),  &boutsTable(), &eventsTable(),    &calibrationsTable(),
          &digestsTable(), &measuresTable(), &answersTable(), &planTable(),  &handTestsTable(), &notesTable()};
}

}  // namespace surefoot
