// SPDX-License-Identifier: MIT
// A balance test on one board: pages, trials and rests in turn, as the guide in programme/protocol has them. Each trial
// is a session of its own, judged and kept as soon as it is over. It runs with a window and without one.
#pragma once

#include <future>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "board/sample_source.hpp"
#include "measures/reference.hpp"
#include "play/session.hpp"
#include "programme/protocol.hpp"
#include "programme/trial_quality.hpp"
#include "records/certificates.hpp"
#include "records/keeper.hpp"
#include "records/people.hpp"
#include "records/session_writer.hpp"
#include "records/trials.hpp"
#include "screens/assess_result.hpp"

namespace surefoot {

/// A trial of this test that is over.
struct DoneTrial {
  TrialRequest request;
  JudgedTrial judged;
  std::string sessionId;
  SwayTrace sway;  ///< For the result page; empty if nothing could be measured.
};

/// What earlier sessions and tests say of a person.
struct KnownForTest {
  PersonFacts facts;
  std::vector<TestSeries> series;  ///< Of mean velocity; today with it.
  BoardStanding board;
};

class Assess {
 public:
  /// Reads `db` here; afterwards everything goes through `keeper`, so no tick waits for the disk. Headless, a trial
  /// waits until the one before is written.
  Assess(Database& db, Keeper& keeper, const AssessOptions& options, SampleSource& source,
         const std::optional<Person>& person);
  ~Assess();

  /// One tick of 1/120 s. Key::Stop ends a trial, and on a page the test.
  void tick(const std::vector<Key>& keys = {});
  /// Ends it at any point; what was done is kept.
  void stop();

  bool over() const { return over_; }
  Tick now() const { return tick_; }
  /// What is on the screen: a page or a trial.
  const Session& session() const { return *session_; }
  AssessPage page() const { return guide_.step().page; }
  const AssessGuide& guide() const { return guide_; }
  /// Empty before the first trial.
  const std::string& testId() const { return testId_; }
  const std::vector<DoneTrial>& trials() const { return trials_; }
  /// The result of all trials, with scores and changes.
  AssessView view();
  /// It is kept as a demonstration.
  bool demonstration() const { return isSimulated(source_.board()) || (person_ && person_->demonstration); }
  /// One line while something cannot be kept, else empty.
  std::string trouble() const { return keeper_.trouble(); }
  /// As Keeper::notKept().
  std::vector<std::string> notKept() const { return keeper_.notKept(); }

 private:
  void go();
  void beginTrial(const TrialRequest& request);
  void beginPage(std::unique_ptr<Game> page);
  std::unique_ptr<Game> menu();
  void finishTrial();
  void finishPage();
  void hearBoard();
  void askWhatIsKnown();
  bool learn();
  ConditionResult resultOf(const TrialCondition& condition) const;
  void compare(ConditionResult& result, const std::vector<const DoneTrial*>& counted) const;
  TrialFacts factsOf(const Session& session) const;
  std::optional<bool> resampledBefore() const;

  Keeper& keeper_;
  AssessOptions options_;
  SampleSource& source_;
  std::string named_;             ///< Id of who was named; empty: nobody.
  std::optional<Person> person_;  ///< Whose record it enters; empty: a guest's test, or a demonstration.
  ReferenceTable reference_;
  std::string visitId_;
  AssessGuide guide_;
  std::string testId_;
  std::string trialId_;
  bool early_ = false;  ///< Ended by the person before everything was done.
  std::unique_ptr<Session> session_;
  std::unique_ptr<SessionWriter> writer_;
  std::vector<Reading> readings_;    ///< Unfiltered, of the current trial.
  std::vector<double> noiseCounts_;  ///< Of the empty cells; no values before the zero.
  std::vector<DoneTrial> trials_;
  KnownForTest known_;
  std::future<KnownForTest> newer_;  ///< After the last trial.
  AssessView shown_;                 ///< On the page of the result.
  TickCommand command_;
  Tick tick_ = 0;
  bool zeroed_ = false;
  bool onFoam_ = false;
  bool over_ = false;
};

}  // namespace surefoot
