// SPDX-License-Identifier: MIT
// Playing on the screen: home, people, visit, result, and back again. Each page is a loop over frames that ends with a
// choice.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iomanip>
#include <iostream>
#include <set>
#include <sstream>
#include <utility>

#include <sys/resource.h>

#include "app/play.hpp"
#include "app/sources.hpp"
#include "app/stop.hpp"
#include "base/error.hpp"
#include "records/export.hpp"
#include "screens/home.hpp"
#include "screens/people.hpp"
#include "screens/session_screens.hpp"
#include "view/share.hpp"
#include "view/speaker.hpp"
#include "view/window.hpp"

namespace surefoot {
namespace {

/// As near to the start of the process as a program can tell.
const std::chrono::steady_clock::time_point kStarted = std::chrono::steady_clock::now();

constexpr int kTicksAFrame = 8;  // a slow frame must not make the next one slower still

/// How many ticks are due, by the wall clock at `speed` times real time.
class TickClock {
 public:
  explicit TickClock(double speed) : speed_(speed), last_(Clock::now()) {}

  int due() {
    const Clock::time_point now = Clock::now();
    owed_ += std::chrono::duration<double>(now - last_).count() * kTicksPerSecond * speed_;
    last_ = now;
    const int most = static_cast<int>(kTicksAFrame * std::max(1.0, speed_));
    const int ticks = std::min(static_cast<int>(owed_), most);
    owed_ = std::min(owed_ - ticks, 1.0);
    return ticks;
  }

 private:
  using Clock = std::chrono::steady_clock;
  double speed_;
  double owed_ = 0.0;
  Clock::time_point last_;
};

WindowSettings settingsFor(const PlayOptions& options) {
  WindowSettings settings;
  settings.fullscreen = options.fullscreen;
  if (std::sscanf(options.size.c_str(), "%ux%u", &settings.widthPx, &settings.heightPx) != 2 ||
      settings.widthPx < 320 || settings.heightPx < 320 || settings.widthPx > 8192 || settings.heightPx > 8192) {
    throw Error("--size " + options.size + " is no window size: write it as 1280x720, from 320 to 8192");
  }
  return settings;
}

std::optional<ScreenInput> screenInput(const InputEvent& event) {
  ScreenInput input{
      .pointed = event.kind == InputKind::MouseMoved, .clicked = event.kind == InputKind::MousePressed, .at = event.at};
  if (input.pointed || input.clicked) {
    return input;
  }
  if (event.kind != InputKind::KeyPressed) {
    return std::nullopt;
  }
  switch (event.key) {
    case KeyCode::Left:
      input.key = ScreenKey::Left;
      break;
    case KeyCode::Right:
      input.key = ScreenKey::Right;
      break;
    case KeyCode::Up:
      input.key = ScreenKey::Up;
      break;
    case KeyCode::Down:
      input.key = ScreenKey::Down;
      break;
    case KeyCode::Enter:
    case KeyCode::Space:
      input.key = ScreenKey::Confirm;
      break;
    case KeyCode::Escape:
      input.key = ScreenKey::Back;
      break;
    case KeyCode::Backspace:
      input.key = ScreenKey::Erase;
      break;
    case KeyCode::Digit:
      input.key = ScreenKey::Digit;
      input.digit = event.text[0] - '0';
      break;
    default:
      return std::nullopt;
  }
  return input;
}

std::optional<Key> sessionKey(const InputEvent& event) {
  if (event.kind == InputKind::KeyPressed && event.key == KeyCode::Space) {
    return Key::Pause;
  }
  if (event.kind == InputKind::KeyPressed && event.key == KeyCode::Escape) {
    return Key::Stop;
  }
  return std::nullopt;
}

/// Names the pictures of --screenshots: one of each screen and of each stage of a game.
std::string sceneOf(const Session& session) {
  static constexpr std::array<std::string_view, 5> kPhases{"zero", "step-on", "stand-still", "play", "result"};
  std::string name(kPhases[static_cast<std::size_t>(session.phase())]);
  if (session.pause() != PauseReason::None) {
    return "pause";
  }
  if (session.phase() == Phase::Play) {
    const HudState hud = session.game().hud();
    name += "-" + hud.promptId.substr(hud.promptId.rfind('.') + 1) + hud.ringText;
  }
  return name;
}

class WindowApp {
 public:
  WindowApp(const PlayOptions& options, OpenedBoard opened)
      : options_(options),
        opened_(std::move(opened)),
        db_(dataDirectory("")),
        person_(personNamed(db_, options.person)),
        window_(settingsFor(options), Words(shareDirectory() / "locale", options.language)),
        speaker_(soundFolders(dataDirectory("") / "sounds", shareDirectory(), options.language)) {
    if (touring()) {
      std::filesystem::create_directories(options.screenshots);
    }
  }

  void run() {
    turnPages();
    if (touring()) {
      rusage used{};
      getrusage(RUSAGE_SELF, &used);
      std::cerr << shot_.size() << " pictures in " << options_.screenshots << "; first frame "
                << std::lround(1000.0 * firstFrameS_) << " ms after the start, peak memory " << used.ru_maxrss / 1024
                << " MiB\n";
    }
  }

 private:
  void turnPages() {
    if (opened_.session) {
      playReplay();
      return;
    }
    if (!options_.exercise.empty()) {
      while (!closed_ && playVisit() == ResultChoice::Again) {
      }
    }
    while (!closed_) {
      switch (askHome()) {
        case HomeChoice::ToePress:
          while (!closed_ && playVisit() == ResultChoice::Again) {
          }
          closed_ = closed_ || touring();
          break;
        case HomeChoice::Person:
          askPerson();
          break;
        case HomeChoice::Quit:
          return;
      }
    }
  }

  /// With --screenshots nobody presses keys: every page is shown, photographed and left by itself.
  bool touring() const { return !options_.screenshots.empty(); }

  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - kStarted).count(); }

  /// Shows a picture and returns what happened meanwhile.
  std::vector<InputEvent> frame(const DrawList& picture, const std::string& scene) {
    if (touring() && shot_.insert(scene).second) {
      std::ostringstream name;
      name << std::setw(2) << std::setfill('0') << shot_.size() << '-' << scene << ".png";
      window_.saveScreenshot(picture, std::filesystem::path(options_.screenshots) / name.str());
    }
    window_.present(picture);
    if (firstFrameS_ == 0.0) {
      firstFrameS_ = seconds();
    }
    std::vector<InputEvent> events = window_.poll();
    for (const InputEvent& event : events) {
      closed_ = closed_ || event.kind == InputKind::Closed;
      if (event.kind == InputKind::KeyPressed && event.key == KeyCode::F3) {
        debug_ = !debug_;
      }
      if (event.kind == InputKind::KeyPressed && event.key == KeyCode::F2) {
        loudness_ = static_cast<Loudness>((static_cast<int>(loudness_) + 1) % 3);
        speaker_.setLoudness(loudness_);
      }
    }
    closed_ = closed_ || stopAsked != 0;
    return events;
  }

  /// Shows a page until it makes a choice (or the window is closed: then `otherwise`).
  template <typename Choice, typename Page, typename Draw>
  Choice ask(Page& page, Draw draw, const std::string& scene, Choice otherwise) {
    for (int shown = 0; !closed_; ++shown) {
      DrawList picture;
      draw(picture);
      drainBoard();
      for (const InputEvent& event : frame(picture, scene)) {
        const auto input = screenInput(event);
        if (const auto choice = input ? page.handle(*input, window_.canvas()) : std::optional<Choice>()) {
          return *choice;
        }
      }
      if (touring() && shown > 2) {
        break;
      }
    }
    return otherwise;
  }

  /// What a real board sends between two visits belongs to neither.
  void drainBoard() {
    if (opened_.source && opened_.source->isLive()) {
      std::vector<Sample> unused;
      opened_.source->poll(0, unused);
    }
  }

  std::string personText() const {
    return person_ ? (person_->name.empty() ? person_->pseudonym : person_->name) : std::string();
  }

  int boutsToday() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 16> today{};
    std::strftime(today.data(), today.size(), "%Y-%m-%d", &local);
    const auto sessions = person_ ? listSessions(db_, person_->id) : std::vector<SessionSummary>{};
    return static_cast<int>(std::ranges::count_if(sessions, [&](const SessionSummary& session) {
      return session.status == SessionStatus::Finished && session.startedAt.starts_with(today.data());
    }));
  }

  HomeChoice askHome() {
    HomeScreen home;
    HomeView view{.dayTime = dayTimeNow(),
                  .person = personText(),
                  .board = opened_.source->describe(),
                  .toePressToday = boutsToday()};
    const HomeChoice otherwise = closed_ || !touring() ? HomeChoice::Quit : tourNext();
    return ask(
        home,
        [&](DrawList& picture) {
          view.timeS = seconds();
          home.draw(picture, window_.canvas(), view);
        },
        "home", otherwise);
  }

  /// The tour looks at the people once, then plays.
  HomeChoice tourNext() {
    touredPeople_ = !touredPeople_;
    return touredPeople_ ? HomeChoice::Person : HomeChoice::ToePress;
  }

  void askPerson() {
    const std::vector<Person> people = listPeople(db_);
    std::vector<std::string> names;
    for (const Person& person : people) {
      names.push_back(person.name.empty() ? person.pseudonym : person.name);
    }
    PeopleScreen page(names);
    const auto otherwise =
        PeopleChoice{.kind = touring() && !closed_ ? PeopleChoice::Kind::Add : PeopleChoice::Kind::Back};
    const PeopleChoice choice = ask(
        page, [&](DrawList& picture) { page.draw(picture, window_.canvas(), dayTimeNow(), seconds()); }, "people",
        otherwise);
    if (choice.kind == PeopleChoice::Kind::Guest) {
      person_.reset();
    } else if (choice.kind == PeopleChoice::Kind::Person) {
      person_ = people[choice.person];
    } else if (choice.kind == PeopleChoice::Kind::Add) {
      askNewPerson();
    }
  }

  void askNewPerson() {
    const std::time_t now = std::time(nullptr);
    PersonForm form(std::localtime(&now)->tm_year + 1900);
    const auto result = ask(
        form, [&](DrawList& picture) { form.draw(picture, window_.canvas(), dayTimeNow(), seconds()); }, "new-person",
        PersonForm::Result::Back);
    if (result == PersonForm::Result::Saved) {
      person_ = addPerson(db_, form.facts());
    }
  }

  /// A simulated or replayed board begins anew with each visit, a real one goes on.
  SampleSource& boardForVisit() {
    if (!opened_.source->isLive() && used_) {
      opened_ = openBoard(options_.board);
    }
    used_ = true;
    return *opened_.source;
  }

  /// Plays from the empty board to the result and the choice there.
  ResultChoice playVisit() {
    SampleSource& source = boardForVisit();
    PlayOptions options = options_;
    options.exercise = "toe-press";
    Visit visit(db_, options, source, person_);
    const double speed = source.isLive() || options_.speed == 0.0 ? 1.0 : options_.speed;
    showSession(
        visit.session(), speed, [&](std::vector<Key> keys) { visit.tick(std::move(keys)); },
        [&] { return visit.over(); }, &source, [&] { return visit.trouble(); });
    visit.tick(visit.over() ? std::vector<Key>{} : std::vector{Key::Stop});
    visit.finish();
    if (!options_.recordCsv.empty()) {
      exportData(db_, options_.recordCsv, {.sessionId = visit.id()});
    }
    return closed_ ? ResultChoice::Home : askResult(visit.session());
  }

  void playReplay() {
    Replay replay(std::move(*opened_.session));
    showSession(
        replay.session(), options_.speed == 0.0 ? 1.0 : options_.speed, [&](const std::vector<Key>&) { replay.tick(); },
        [&] { return replay.over(); }, nullptr, [] { return std::string(); });
    if (!closed_) {
      askResult(replay.session());
    }
    printResult(replay.session(),
                {.sessionId = replay.log().id,
                 .source = options_.board,
                 .matches = replay.over() ? std::optional(replay.matches()) : std::nullopt},
                options_.json);
  }

  void showSession(const Session& session, double speed, const std::function<void(std::vector<Key>)>& tick,
                   const std::function<bool()>& over, const SampleSource* source,
                   const std::function<std::string()>& trouble) {
    TickClock clock(speed);
    std::vector<Key> keys;
    std::string_view spoken;
    trace_ = {};
    while (!closed_ && !over()) {
      for (int due = clock.due(); due > 0 && !over(); --due) {
        tick(std::exchange(keys, {}));
        trace_.tick(session);
        speak(session, spoken);
      }
      if (tourWantsPause(session)) {
        keys.push_back(Key::Pause);
      }
      for (const InputEvent& event : frame(pictureOf(session, source, trouble()), sceneOf(session))) {
        if (const auto key = sessionKey(event)) {
          keys.push_back(*key);
        }
      }
      speaker_.play(waiting_);
      waiting_.clear();
    }
    speaker_.stop();
  }

  /// The tour presses the pause key twice, in the third second of play.
  bool tourWantsPause(const Session& session) {
    if (!touring() || session.phase() != Phase::Play || tourPauses_ >= 2 || session.game().hud().done < 1) {
      return false;
    }
    ++tourPauses_;
    return true;
  }

  void speak(const Session& session, std::string_view& spoken) {
    waiting_.insert(waiting_.end(), session.sounds().begin(), session.sounds().end());
    const auto [first, then] = wordsOn(session);
    if (first != spoken) {
      for (const std::string_view line : {first, then}) {
        if (!line.empty()) {
          waiting_.push_back({.name = line});
        }
      }
    }
    spoken = first;
  }

  DrawList pictureOf(const Session& session, const SampleSource* source, const std::string& trouble, int selected = 0) {
    SessionView view{.timeS = seconds(), .trace = &trace_};
    view.debug.shown = debug_;
    view.debug.framesPerS = window_.frameTimes().framesPerSecond;
    if (source != nullptr && debug_) {
      const double frameS = view.debug.framesPerS > 0.0 ? 1.0 / view.debug.framesPerS : 0.0;
      view.debug.delayMs = 1000.0 * (source->ageOfNewestS() + LiveFilter::kDelayS + frameS);
      view.debug.rateHz = source->health().rateHz;
    }
    DrawList picture;
    const Canvas canvas = window_.canvas();
    drawSession(picture, canvas, session, view, selected);
    if (!trouble.empty()) {
      picture.add(Label{.id = "=" + trouble,
                        .at = {canvas.width / 2.0, canvas.height - 24.0},
                        .anchor = {0.5, 1.0},
                        .size = 36.0,
                        .maxWidth = canvas.width - 80.0,
                        .maxLines = 2,
                        .platePadding = 16.0});
    }
    return picture;
  }

  ResultChoice askResult(const Session& session) {
    ResultScreen page;
    return ask(
        page, [&](DrawList& picture) { picture = pictureOf(session, nullptr, "", page.selected()); }, "result",
        ResultChoice::Home);
  }

  PlayOptions options_;
  OpenedBoard opened_;
  Database db_;
  std::optional<Person> person_;
  Window window_;
  Speaker speaker_;
  BoutTrace trace_;
  std::vector<SoundCue> waiting_;
  Loudness loudness_ = Loudness::Normal;
  double firstFrameS_ = 0.0;
  std::set<std::string> shot_;
  int tourPauses_ = 0;
  bool touredPeople_ = false;
  bool used_ = false;
  bool debug_ = false;
  bool closed_ = false;
};

}  // namespace

int playInWindow(const PlayOptions& options) {
  checkExportTarget(options.recordCsv);
  listenForStop();
  WindowApp app(options, openBoard(options.board));
  app.run();
  return 0;
}

}  // namespace surefoot
