// SPDX-License-Identifier: MIT
// A visit: pages and bouts in turn on one board, from the empty board to goodbye. Here the guide's steps become
// sessions, with a window and without one.
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "board/sample_source.hpp"
#include "play/session.hpp"
#include "programme/visit.hpp"
#include "records/keeper.hpp"
#include "records/people.hpp"
#include "records/session_writer.hpp"
#include "screens/lean_menu.hpp"
#include "screens/progress.hpp"
#include "screens/session_screens.hpp"

namespace surefoot {

/// A bout of this visit that is over.
struct PlayedBout {
  std::string id;  ///< Of its session in the database.
  BoutRequest request;
  bool stopped = false;
  ScoreSheet score;
  int done = 0;
  int eased = 0;  ///< How often the threshold sank (Helper::eased).
  std::uint64_t seed = 0;
  Tick ticks = 0;
  std::uint64_t digest = 0;
};

/// Whom a guest on this board may be; nobody if somebody is named or simulated.
std::vector<Person> householdOf(Database& db, const SampleSource& source, const std::optional<Person>& person);

/// What the guide needs to know of this person, board and day. `guest`: what a guest has done since the program began;
/// the database has it of a named person.
VisitStart visitStart(Database& db, const PlayOptions& options, const SampleSource& source,
                      const std::optional<Person>& person, std::span<const DatedBout> guest = {});

/// What the progress page shows of this person.
ProgressView progressView(Database& db, const std::optional<Person>& person, std::span<const DatedBout> guest = {});

/// All bouts of the person, or of the guest since the program began; the oldest first.
std::vector<DatedBout> boutsOf(Database& db, const std::optional<Person>& person, std::span<const DatedBout> guest);

/// What earlier sessions say of a person. A bout starts from it.
struct KnownOfPerson {
  PersonFacts facts;
  std::vector<DatedBout> bouts;  ///< The oldest first; none of a guest.
};

KnownOfPerson knownOf(Database& db, const std::string& personId);

class Visit {
 public:
  /// Follows the person's plan; with `options.programme`, the whole day's plan. `options.exercise` comes first;
  /// headless it is the only bout, without pages. Reads `db` here; afterwards everything goes through `keeper`, so no
  /// tick waits for the disk. Headless, a bout waits until the one before is written; on the screen it starts from what
  /// is known by then.
  Visit(Database& db, Keeper& keeper, const PlayOptions& options, SampleSource& source,
        const std::optional<Person>& person, std::span<const DatedBout> guest = {});
  ~Visit();

  /// One tick of 1/120 s. Key::Stop ends a bout, and on a page the visit.
  void tick(const std::vector<Key>& keys = {});
  /// Ends it at any point; what was played is kept.
  void stop();

  bool over() const { return over_; }
  Tick now() const { return tick_; }
  /// What is on the screen: a page or a bout.
  const Session& session() const { return before(); }
  /// The current page or bout.
  VisitPage page() const { return page_; }
  /// Of the current or last bout, or of the one that a tutorial shows.
  Exercise exercise() const { return page_ == VisitPage::Tutorial ? guide_.step().bout->exercise : request_.exercise; }
  const VisitGuide& guide() const { return guide_; }
  /// The guest said that they are this person: the visit is kept for them.
  const std::optional<Person>& claimedBy() const { return claimedBy_; }
  /// A single bout is kept as a guest's: whoever is on the board does not weigh what the named person did.
  bool anotherWeight() const { return anotherWeight_; }
  const std::vector<PlayedBout>& bouts() const { return bouts_; }
  /// The last bout, as it ended; null before the first.
  const Session* lastBout() const { return last_.get(); }
  const BoutTrace& trace() const { return trace_; }
  /// What is played is kept as a demonstration.
  bool demonstration() const { return isSimulated(source_.board()) || (person_ && person_->demonstration); }
  /// One line while something cannot be kept, else empty.
  std::string trouble() const { return keeper_.trouble(); }
  /// As Keeper::notKept().
  std::vector<std::string> notKept() const { return keeper_.notKept(); }

 private:
  void weigh();
  void doubtPerson();
  void beginBout(const BoutRequest& request);
  void learn();
  void beginPage(std::unique_ptr<Game> page);
  void finishBout();
  void keepPage();
  void finishPage();
  void go();
  SessionSetup setupFor(const BoutRequest& request) const;
  Place place() const;
  void showNew(MenuSetup& menu, const Place& before) const;
  std::unique_ptr<Game> menuFor(const VisitStep& step) const;
  /// The current session, else the last one.
  const Session& before() const;
  bool zeroed() const { return (session_ || last_) && before().zeroKnown(); }

  Keeper& keeper_;
  PlayOptions options_;
  SampleSource& source_;
  std::string named_;             ///< Id of who was named; empty: nobody.
  std::optional<Person> person_;  ///< Whose record it enters; empty: a guest's visit, or a demonstration.
  std::uint64_t seed_;
  std::string visitId_;
  std::vector<Person> household_;  ///< Whom a guest may be.
  std::optional<Person> claimedBy_;
  VisitGuide guide_;
  KnownOfPerson known_;
  Place first_;  ///< What had been earned when the visit began.
  bool single_;  ///< One bout without pages.
  VisitPage page_ = VisitPage::Choose;
  BoutRequest request_;  ///< Of the current or last bout.
  std::unique_ptr<Session> session_;
  std::unique_ptr<Session> last_;
  std::unique_ptr<SessionWriter> writer_;
  BoutTrace trace_;
  std::future<KnownOfPerson> newer_;     ///< After the last bout.
  std::optional<ScoreHistory> history_;  ///< Before the current or last bout; none for a guest.
  std::vector<PlayedBout> bouts_;
  TickCommand command_;
  Tick tick_ = 0;
  double standingN_ = 0.0;  ///< Body weight, measured before the first page; 0: not measured yet, or seated.
  bool anotherWeight_ = false;
  bool over_ = false;
};

}  // namespace surefoot
