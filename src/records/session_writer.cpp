// SPDX-License-Identifier: MIT
#include "records/session_writer.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "play/rules.hpp"
#include "programme/bout_totals.hpp"
#include "records/certificates.hpp"
#include "records/chunk.hpp"
#include "records/machine.hpp"
#include "records/people.hpp"
#include "records/running_lock.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

constexpr Tick kTicksATransaction = kTicksPerSecond / 2;
constexpr std::size_t kMostSamplesAChunk = 4096;

struct EventRow {
  Tick tick = 0;
  std::string kind;
  std::string detail;
  std::optional<MovementEvent> movement;
};

/// What has not been written yet.
struct Batch {
  Tick tickCount = 0;
  std::vector<LoggedSample> samples;
  std::vector<EventRow> events;
  std::vector<SecondDigests> digests;
  std::optional<std::vector<CellCalibration>> zero;

  bool empty() const { return tickCount == 0; }

  void take(Batch& newer) {
    if (newer.empty()) {
      return;
    }
    tickCount = newer.tickCount;
    samples.insert(samples.end(), newer.samples.begin(), newer.samples.end());
    events.insert(events.end(), std::make_move_iterator(newer.events.begin()),
                  std::make_move_iterator(newer.events.end()));
    digests.insert(digests.end(), newer.digests.begin(), newer.digests.end());
    if (newer.zero) {
      zero = std::move(newer.zero);
    }
    newer = {};
  }
};

bool isPress(EventKind kind) {
  return kind == EventKind::PressStart || kind == EventKind::PressComplete || kind == EventKind::PressEnd;
}

}  // namespace

/// Shared by the caller, who appends, and the keeper's thread, which writes.
struct SessionWriter::Impl {
  explicit Impl(SessionStart sessionStart) : start(std::move(sessionStart)) {}

  void writeStart(Database& db);
  void writeCells(soci::session& sql, const char* kind, const std::vector<CellCalibration>& calibration);
  void writeUnsaved(Database& db);
  void writeSamples(soci::session& sql);
  void writeEvents(soci::session& sql);
  void writeDigests(soci::session& sql);
  void writeEvent(soci::session& sql, const EventRow& event);
  void writeResult(Database& db, const SessionResult& result);
  void writeScore(soci::session& sql, const SessionResult& result);
  void writeMeasure(soci::session& sql, const BoutMeasure& measure, std::optional<double> partWeight = {});
  void writeInterrupted(Database& db);

  const SessionStart start;
  const std::string id = newId();
  const std::string boutId = newId();
  const std::string startedAt = nowText();

  // Used by the caller.
  Phase phase = Phase::Result;
  PauseReason pause = PauseReason::None;
  Help help = Help::None;
  bool zeroKnown = false;
  BoutTotals totals;
  std::optional<std::uint64_t> firstTimeUs;
  std::uint64_t lastTimeUs = 0;
  Tick writeAt = kTicksATransaction;
  bool finished = false;

  // Used by the keeper's thread.
  std::optional<RunningLock> lock;
  std::string owner;  ///< Whose record it enters; empty: a guest's session, or a demonstration.
  Batch unsaved;
  long long nextChunk = 0;
  long long nextEvent = 0;
  long long sampleCount = 0;

  std::mutex mutex;
  Batch incoming;
  bool queued = false;  ///< Writing `incoming` is queued.
};

void SessionWriter::Impl::writeStart(Database& db) {
  if (!lock) {
    lock.emplace(db.directory(), id);
  }
  soci::session& sql = db.sql();
  const Board& board = start.setup.board;
  const BoutSetup& bout = start.setup.bout;
  const std::string model = wordFor(board.model);
  const int calibrated = board.calibrated ? 1 : 0;
  const std::string seed = std::to_string(bout.seed);
  const std::string form = wordFor(bout.form);
  const std::string dayTime = wordFor(bout.dayTime);
  const std::string foot = wordFor(bout.foot);
  const std::string support = wordFor(start.support);
  const int zeroed = start.setup.zeroed ? 1 : 0;
  Nullable<int> year(clockTrouble(db).empty() ? std::optional(thisYear()) : std::nullopt);
  const std::optional<Person> named = personWithId(db, start.personId);
  owner = named && entersRecord(*named, board) ? named->id : std::string();
  const int demonstration = isSimulated(board) || (named && named->demonstration) ? 1 : 0;
  Nullable<std::string> person(owner.empty() ? std::nullopt : std::optional(owner));
  Nullable<std::string> shownTo(named && owner.empty() ? std::optional(named->id) : std::nullopt);
  const BoardStanding standing = standingOf(db, board);
  Nullable<std::string> certifiedOn(standing.certifiedAt.empty() ? std::nullopt : std::optional(standing.certifiedAt));
  Nullable<double> noiseMm(standing.noiseMm);
  Nullable<double> forKg(standing.noiseMm ? std::optional(standing.forKg) : std::nullopt);
  Transaction transaction(sql);
  sql << "insert into sessions (id, person_id, age_years, status, started_at, source, program_version, board_model,"
         " board_serial, firmware, nominal_rate_hz, board_calibrated, foot_length_mm, best_toe_n, reach_mm, "
         "tiptoe_share, "
         "zeroed, visit_id, support, demonstration, demonstration_of, rules, certified_on,"
         " certified_noise_mm, certified_for_kg, board_objection, tick_count, sample_count)"
         " values (:id, :person, (select :year - birth_year from people where id = :person), 'running', :started, "
         ":source,"
         " :version, :model, :serial, :firmware, :rate, :calibrated, :foot, :best, :reach, :share, :zeroed, :visit, "
         ":support, :demonstration, :shown, :rules, :certified, :noise, :forkg, :objection, 0, 0)",
      soci::use(id, "id"), soci::use(person.value, person.indicator, "person"),
      soci::use(year.value, year.indicator, "year"), soci::use(startedAt, "started"), soci::use(start.source, "source"),
      soci::use(start.programVersion, "version"), soci::use(model, "model"), soci::use(board.serial, "serial"),
      soci::use(board.firmware, "firmware"), soci::use(board.nominalRateHz, "rate"),
      soci::use(calibrated, "calibrated"), soci::use(start.setup.person.footLengthMm, "foot"),
      soci::use(start.setup.person.bestToeN, "best"), soci::use(start.setup.person.reachMm, "reach"),
      soci::use(start.setup.person.tiptoeShare, "share"), soci::use(zeroed, "zeroed"),
      soci::use(start.visitId, "visit"), soci::use(support, "support"), soci::use(demonstration, "demonstration"),
      soci::use(shownTo.value, shownTo.indicator, "shown"), soci::use(kRules, "rules"),
      soci::use(certifiedOn.value, certifiedOn.indicator, "certified"),
      soci::use(noiseMm.value, noiseMm.indicator, "noise"), soci::use(forKg.value, forKg.indicator, "forkg"),
      soci::use(standing.objection, "objection");
  sql << "insert into bouts (id, session_id, number, exercise, game, seed, form, repetitions, hold_s, rest_s, "
         "difficulty,"
         " day_time, foot) values (:id, :session, 1, :exercise, :game, :seed, :form, :repetitions, :hold, :rest, "
         ":difficulty, :day, :foot)",
      soci::use(boutId), soci::use(id), soci::use(start.exercise), soci::use(start.setup.game), soci::use(seed),
      soci::use(form), soci::use(bout.repetitions), soci::use(bout.holdS), soci::use(bout.restS),
      soci::use(bout.difficulty), soci::use(dayTime), soci::use(foot);
  writeCells(sql, "board", board.calibration);
  transaction.commit();
}

void SessionWriter::Impl::writeCells(soci::session& sql, const char* kindText,
                                     const std::vector<CellCalibration>& calibration) {
  const std::string kind = kindText;
  const std::vector<Cell>& cells = start.setup.board.cells;
  for (std::size_t i = 0; i < std::min(cells.size(), calibration.size()); ++i) {
    const int number = static_cast<int>(i) + 1;
    const std::string zone = wordFor(cells[i].zone);
    sql << "insert or replace into calibrations (session_id, kind, cell, x_mm, y_mm, zone, zero_counts, counts_per_n)"
           " values (:session, :kind, :cell, :x, :y, :zone, :zero, :gain)",
        soci::use(id), soci::use(kind), soci::use(number), soci::use(cells[i].placeMm.x), soci::use(cells[i].placeMm.y),
        soci::use(zone), soci::use(calibration[i].zeroCounts), soci::use(calibration[i].countsPerN);
  }
}

void SessionWriter::Impl::writeUnsaved(Database& db) {
  {
    const std::lock_guard guard(mutex);
    unsaved.take(incoming);
    queued = false;
  }
  if (unsaved.empty()) {
    return;
  }
  soci::session& sql = db.sql();
  const long long chunkBefore = nextChunk;
  const long long eventBefore = nextEvent;
  try {
    Transaction transaction(sql);
    writeSamples(sql);
    writeEvents(sql);
    writeDigests(sql);
    if (unsaved.zero) {
      writeCells(sql, "zero", *unsaved.zero);
    }
    const long long ticks = unsaved.tickCount;
    const long long samples = sampleCount + static_cast<long long>(unsaved.samples.size());
    sql << "update sessions set tick_count = :ticks, sample_count = :samples where id = :id", soci::use(ticks),
        soci::use(samples), soci::use(id);
    transaction.commit();
    sampleCount = samples;
  } catch (...) {
    nextChunk = chunkBefore;
    nextEvent = eventBefore;
    throw;
  }
  unsaved = {};
}

void SessionWriter::Impl::writeSamples(soci::session& sql) {
  const std::vector<LoggedSample>& samples = unsaved.samples;
  for (std::size_t from = 0; from < samples.size(); from += kMostSamplesAChunk) {
    const auto begin = samples.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = samples.begin() + static_cast<std::ptrdiff_t>(std::min(from + kMostSamplesAChunk, samples.size()));
    insertChunk(sql, id, nextChunk++, packChunk({begin, end}, start.setup.board.cells.size()));
  }
}

void SessionWriter::Impl::writeEvents(soci::session& sql) {
  for (const EventRow& event : unsaved.events) {
    writeEvent(sql, event);
    ++nextEvent;
  }
}

void SessionWriter::Impl::writeDigests(soci::session& sql) {
  for (const auto& [second, parts] : unsaved.digests) {
    const long long number = second;
    const std::string game = hexText(parts.game);
    const std::string movement = hexText(parts.movement);
    const std::string clock = hexText(parts.clock);
    sql << "insert into digests (session_id, second, game, movement, clock) values (:session, :second, :game,"
           " :movement, :clock)",
        soci::use(id), soci::use(number), soci::use(game), soci::use(movement), soci::use(clock);
  }
}

void SessionWriter::Impl::writeEvent(soci::session& sql, const EventRow& event) {
  const long long tick = event.tick;
  const std::vector<EventCell> cells = event.movement ? cellsOf(*event.movement) : std::vector<EventCell>{};
  std::string names = "session_id, number, tick, kind, detail";
  std::string values = ":session, :number, :tick, :kind, :detail";
  soci::statement statement(sql);
  statement.exchange(soci::use(id));
  statement.exchange(soci::use(nextEvent));
  statement.exchange(soci::use(tick));
  statement.exchange(soci::use(event.kind));
  statement.exchange(soci::use(event.detail));
  for (const EventCell& cell : cells) {
    names.append(", ").append(cell.column);
    values.append(", :").append(cell.column);
    statement.exchange(soci::use(cell.value));
  }
  statement.alloc();
  statement.prepare("insert into events (" + names + ") values (" + values + ")");
  statement.define_and_bind();
  statement.execute(true);
}

void SessionWriter::Impl::writeResult(Database& db, const SessionResult& result) {
  soci::session& sql = db.sql();
  const std::string endedAt = nowText();
  const std::string status = wordFor(result.stopped ? SessionStatus::Stopped : SessionStatus::Finished);
  const std::string digest = hexText(result.digest);
  // When seated, the board carries only a part of the weight.
  const std::optional<double> weightN = start.setup.bout.form == Form::Seated ? std::nullopt : totals.bodyWeightN();
  Nullable<double> weight(weightN);
  Transaction transaction(sql);
  sql << "update sessions set status = :status, ended_at = :ended, digest = :digest, body_weight_n = :weight where id "
         "= :id",
      soci::use(status), soci::use(endedAt), soci::use(digest), soci::use(weight.value, weight.indicator),
      soci::use(id);
  if (weightN && !owner.empty()) {
    sql << "update people set weight_n = :weight where id = :id", soci::use(*weightN), soci::use(owner);
  }
  writeScore(sql, result);
  if (const auto exercise = exerciseOf(start.exercise)) {
    for (const BoutMeasure& measure : totals.measuresOf(*exercise)) {
      writeMeasure(sql, measure);
    }
  }
  transaction.commit();
}

void SessionWriter::Impl::writeMeasure(soci::session& sql, const BoutMeasure& measure,
                                       std::optional<double> partWeight) {
  const double durationS = static_cast<double>(lastTimeUs - firstTimeUs.value_or(lastTimeUs)) * 1e-6;
  const double rateHz = durationS > 0.0 ? static_cast<double>(sampleCount - 1) / durationS : 0.0;
  soci::indicator measured = durationS > 0.0 ? soci::i_ok : soci::i_null;
  Nullable<double> value(measure.value);
  Nullable<double> weight(partWeight);
  Nullable<std::string> reason(measure.value ? std::nullopt : std::optional<std::string>(measure.reason));
  const std::string key(measure.key);
  const std::string unit(measure.unit);
  const std::string definition(measure.definition);
  sql << "insert into measures (session_id, bout_id, measure, value, unit, weight, definition_version, filter, "
         "duration_s,"
         " rate_hz, reason) values (:session, :bout, :measure, :value, :unit, :weight, :definition, 'none', "
         ":duration, :rate,"
         " :reason)",
      soci::use(id), soci::use(boutId), soci::use(key), soci::use(value.value, value.indicator), soci::use(unit),
      soci::use(weight.value, weight.indicator), soci::use(definition), soci::use(durationS, measured),
      soci::use(rateHz, measured), soci::use(reason.value, reason.indicator);
}

void SessionWriter::Impl::writeScore(soci::session& sql, const SessionResult& result) {
  if (start.exercise == kTrialExercise) {
    return;  // a test has measures but no score
  }
  const std::string formula(result.score.formula);
  const std::optional<double> score = result.score.score();
  Nullable<double> kept(score);
  const int measured = score ? 1 : 0;
  sql << "update bouts set formula = :formula, score = :score, measured = :measured, done = :done where id = :id",
      soci::use(formula), soci::use(kept.value, kept.indicator), soci::use(measured), soci::use(result.done),
      soci::use(boutId);
  writeMeasure(sql, {"score", score, "1", formula, "counted, not measured"});
  for (const ScorePart& part : result.score.parts) {
    writeMeasure(sql, {part.id, part.value, "1", formula, ""}, part.weight);
  }
}

void SessionWriter::Impl::writeInterrupted(Database& db) {
  db.sql() << "update sessions set status = 'interrupted' where id = :id", soci::use(id);
}

SessionWriter::SessionWriter(Keeper& keeper, const SessionStart& start)
    : keeper_(keeper), impl_(std::make_shared<Impl>(start)) {
  queue([](Impl& impl, Database& db) { impl.writeStart(db); });
}

SessionWriter::~SessionWriter() {
  if (!impl_->finished) {
    queue([](Impl& impl, Database& db) {
      impl.writeUnsaved(db);
      impl.writeInterrupted(db);
    });
  }
}

/// The work keeps what it needs alive: it may run when the writer is gone.
void SessionWriter::queue(std::function<void(Impl&, Database&)> work) {
  keeper_.write("session " + impl_->id,
                [impl = impl_, work = std::move(work)](Database& db) { guarded(db.file(), [&] { work(*impl, db); }); });
}

const std::string& SessionWriter::sessionId() const {
  return impl_->id;
}

void SessionWriter::append(const TickCommand& command, const TickRecord& record) {
  Impl& impl = *impl_;
  std::unique_lock guard(impl.mutex);
  Batch& batch = impl.incoming;
  batch.tickCount = record.tick + 1;
  for (const Sample& sample : command.samples) {
    impl.firstTimeUs = impl.firstTimeUs.value_or(sample.boardTimeUs);
    impl.lastTimeUs = sample.boardTimeUs;
    batch.samples.push_back({record.tick, sample});
  }
  for (const Key key : command.keys) {
    batch.events.push_back({record.tick, "key", wordFor(key), std::nullopt});
  }
  for (const MovementEvent& event : record.events) {
    impl.totals.add(event);
    batch.events.push_back(
        {record.tick, wordFor(event.kind), isPress(event.kind) ? wordFor(event.press.kind) : "", event});
  }
  if (record.phase != impl.phase) {
    impl.phase = record.phase;
    batch.events.push_back({record.tick, "phase", wordFor(record.phase), std::nullopt});
  }
  if (record.pause != impl.pause) {
    impl.pause = record.pause;
    batch.events.push_back({record.tick, "pause", wordFor(record.pause), std::nullopt});
  }
  if (record.help != impl.help) {
    impl.help = record.help;
    batch.events.push_back({record.tick, std::string(kHelpEvent), wordFor(record.help), std::nullopt});
  }
  if (record.digests) {
    batch.digests.push_back({(record.tick + 1) / kTicksPerSecond, *record.digests});
  }
  if (record.zeroed != nullptr && !impl.zeroKnown) {
    impl.zeroKnown = true;
    batch.zero = record.zeroed->calibration;
  }
  if (batch.tickCount >= impl.writeAt && !impl.queued) {
    impl.queued = true;
    impl.writeAt = batch.tickCount + kTicksATransaction;
    guard.unlock();
    queue([](Impl& shared, Database& db) { shared.writeUnsaved(db); });
  }
}

void SessionWriter::giveToGuest() {
  queue([](Impl& impl, Database& db) {
    impl.owner.clear();
    db.sql() << "update sessions set person_id = null, age_years = null where id = :id", soci::use(impl.id);
  });
}

void SessionWriter::finish(const SessionResult& result) {
  impl_->finished = true;
  queue([result](Impl& impl, Database& db) {
    impl.writeUnsaved(db);
    impl.writeResult(db, result);
  });
}

}  // namespace surefoot
