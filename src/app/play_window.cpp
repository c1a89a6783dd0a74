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

#include "app/assess_command.hpp"
#include "app/play.hpp"
#include "app/settings_file.hpp"
#include "app/sources.hpp"
#include "app/stop.hpp"
#include "app/tutorial.hpp"
#include "base/error.hpp"
#include "board/where.hpp"
#include "exchange/export.hpp"
#include "records/progress.hpp"
#include "screens/assess_trial.hpp"
#include "screens/home.hpp"
#include "screens/people.hpp"
#include "screens/progress.hpp"
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

WindowSettings settingsFor(const WindowOptions& options) {
  WindowSettings settings;
  settings.fullscreen = options.fullscreen;
  settings.widthPx = options.size.widthPx;
  settings.heightPx = options.size.heightPx;
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

/// On a page keys and mouse choose among its tiles; in a bout they pause and stop.
std::optional<Key> sessionKey(const InputEvent& event, const LeanMenu* page, const Canvas& canvas) {
  if (page != nullptr && event.kind == InputKind::MousePressed) {
    const auto tile = hitAt(page->hits(canvas), event.at);
    return tile ? std::optional(static_cast<Key>(static_cast<int>(Key::Tile1) + *tile)) : std::nullopt;
  }
  if (event.kind != InputKind::KeyPressed) {
    return std::nullopt;
  }
  switch (event.key) {
    case KeyCode::Escape:
      return Key::Stop;
    case KeyCode::Enter:
      return page != nullptr ? std::optional(Key::Confirm) : std::nullopt;
    case KeyCode::Space:
      return page != nullptr ? Key::Confirm : Key::Pause;
    case KeyCode::Left:
    case KeyCode::Up:
      return Key::Left;
    case KeyCode::Right:
    case KeyCode::Down:
      return Key::Right;
    case KeyCode::Digit: {
      const int digit = event.text[0] - '0';
      return digit >= 1 && digit <= 6 ? std::optional(static_cast<Key>(static_cast<int>(Key::Tile1) + digit - 1))
                                      : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

/// The tiles of a page that is up; null in a bout.
const LeanMenu* menuOf(const Session& session) {
  if (const auto* tutorial = dynamic_cast<const Tutorial*>(&session.game())) {
    return &tutorial->menu();
  }
  return dynamic_cast<const LeanMenu*>(&session.game());
}

/// Pages have none that could be set, and a test has none at all.
bool givesFeedback(const Session& session) {
  return menuOf(session) == nullptr && !isTrial(session.setup().game);
}

constexpr std::array<std::string_view, 5> kPhases{"zero", "step-on", "stand-still", "play", "result"};

std::string_view wordOf(Phase phase) {
  return kPhases[static_cast<std::size_t>(phase)];
}

/// Names the pictures of --screenshots: one of each screen and of each stage of a game.
std::string boutSceneOf(const Session& session) {
  if (session.pause() != PauseReason::None) {
    return "pause";
  }
  std::string name(wordOf(session.phase()));
  if (session.phase() == Phase::Play) {
    const HudState hud = session.game().hud();
    name += "-" + session.setup().game + "-" + hud.promptId.substr(hud.promptId.rfind('.') + 1) + hud.ringText;
  }
  return name;
}

std::string sceneOf(const Visit& visit) {
  const Session& session = visit.session();
  if (visit.page() == VisitPage::Bout || session.pause() != PauseReason::None) {
    return boutSceneOf(session);
  }
  static constexpr std::array<std::string_view, 12> kPages{"same",     "safety", "support",  "choose",
                                                           "tutorial", "sit",    "stand-up", "bout",
                                                           "result",   "rest",   "question", "goodbye"};
  std::string name(kPages[static_cast<std::size_t>(visit.page())]);
  if (session.phase() != Phase::Play) {
    name += "-" + std::string(wordOf(session.phase()));
  }
  return visit.page() == VisitPage::Tutorial || visit.page() == VisitPage::Result
             ? name + "-" + std::string(wordOf(visit.exercise()))
             : name;
}

/// The same of a balance test.
std::string sceneOf(const Assess& assess) {
  static constexpr std::array<std::string_view, 9> kPages{"choose", "same", "question", "safety", "condition",
                                                          "trial",  "rest", "result",   "over"};
  const Session& session = assess.session();
  std::string name = "assess-" + std::string(kPages[static_cast<std::size_t>(assess.page())]);
  if (session.pause() != PauseReason::None) {
    return name + "-pause";
  }
  if (session.phase() != Phase::Play) {
    return name + "-" + std::string(wordOf(session.phase()));
  }
  const HudState hud = session.game().hud();
  const std::string prompt = hud.promptId.substr(hud.promptId.rfind('.') + 1);
  return name + (prompt.empty() ? "" : "-" + prompt) + (hud.ring >= 0.0 ? "-count" : "");
}

/// What the window needs of the options of a test.
PlayOptions windowOptions(const AssessOptions& options) {
  PlayOptions play;
  play.board = options.board;
  play.person = options.person;
  play.window = options.window;
  return play;
}

class WindowApp {
 public:
  WindowApp(const Program& program, const PlayOptions& options, OpenedBoard opened)
      : options_(options),
        opened_(std::move(opened)),
        db_(program.data),
        person_(personNamed(db_, options.person)),
        window_(settingsFor(options.window), Words(shareDirectory() / "locale", options.window.language)),
        speaker_(soundFolders(program.data / "sounds", shareDirectory(), options.window.language)) {
    settings_.feedback = options.feedback.value_or(settings_.feedback);
    speaker_.setLoudness(static_cast<Loudness>(settings_.loudness));
    if (touring()) {
      std::filesystem::create_directories(options.window.screenshots);
    }
  }

  void run() {
    turnPages();
    tellTour();
  }

  /// One balance test and nothing else.
  void runAssess(const AssessOptions& options) {
    assess(options, *opened_.source);
    tellTour();
  }

 private:
  void tellTour() {
    if (touring()) {
      rusage used{};
      getrusage(RUSAGE_SELF, &used);
      std::cerr << shot_.size() << " pictures in " << options_.window.screenshots << "; first frame "
                << std::lround(1000.0 * firstFrameS_) << " ms after the start, peak memory " << used.ru_maxrss / 1024
                << " MiB\n";
    }
  }

  void turnPages() {
    if (opened_.session) {
      playReplay();
      return;
    }
    if (options_.exercise || options_.programme) {
      playVisit(options_);
    }
    while (!closed_) {
      // On a real board stepping on is enough; a simulated person waits for a key.
      std::optional<Visit> waiting;
      if (opened_.source->isLive()) {
        waiting.emplace(db_, pagesOptions(), *opened_.source, person_);
      }
      switch (askHome(waiting ? &*waiting : nullptr)) {
        case HomeChoice::Visit:
          if (waiting) {
            play(*waiting);
          } else {
            playVisit(pagesOptions());
          }
          closed_ = closed_ || touring();
          break;
        case HomeChoice::Exercise: {
          waiting.reset();
          PlayOptions options = pagesOptions();
          options.exercise = home_.exercise();
          playVisit(options);
          break;
        }
        case HomeChoice::Person:
          waiting.reset();
          askPerson();
          break;
        case HomeChoice::Progress:
          waiting.reset();
          showProgress();
          break;
        case HomeChoice::Assess:
          waiting.reset();
          assessFromHome();
          break;
        case HomeChoice::Quit:
          return;
      }
    }
  }

  /// A visit with its pages, whatever the command line began with.
  PlayOptions pagesOptions() const {
    PlayOptions options = options_;
    options.programme = false;
    options.exercise.reset();
    return options;
  }

  /// With --screenshots nobody presses keys: every page is shown, photographed and left by itself.
  bool touring() const { return !options_.window.screenshots.empty(); }

  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - kStarted).count(); }

  /// Shows a picture and returns what happened meanwhile.
  std::vector<InputEvent> frame(DrawList picture, const std::string& scene) {
    if (seconds() < toldUntilS_) {
      const Canvas canvas = window_.canvas();
      picture.add(Label{.id = told_,
                        .at = {0.5 * canvas.width, 0.5 * canvas.height},
                        .size = 72.0,
                        .maxWidth = canvas.width - 160.0,
                        .maxLines = 2,
                        .platePadding = 34.0});
    }
    if (touring() && shot_.insert(scene).second) {
      std::ostringstream name;
      name << std::setw(2) << std::setfill('0') << shot_.size() << '-' << scene << ".png";
      window_.saveScreenshot(picture, std::filesystem::path(options_.window.screenshots) / name.str());
      std::cerr << name.str() << '\n';
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
      if (event.kind == InputKind::KeyPressed) {
        set(event.key);
      }
    }
    closed_ = closed_ || stopAsked != 0;
    return events;
  }

  /// F2 and F4 go through what can be set; said on the screen for a while and kept for the next time.
  void set(KeyCode key) {
    if (key == KeyCode::F2) {
      settings_.loudness = (settings_.loudness + 1) % 3;
      speaker_.setLoudness(static_cast<Loudness>(settings_.loudness));
      static constexpr std::array<const char*, 3> kLoudness{"setting.quiet", "setting.normal", "setting.loud"};
      say(kLoudness[static_cast<std::size_t>(settings_.loudness)]);
    } else if (key == KeyCode::F4) {
      settings_.feedback = static_cast<Feedback>((static_cast<int>(settings_.feedback) + 1) % 3);
      static constexpr std::array<const char*, 3> kFeedback{"setting.full", "setting.fading", "setting.sound"};
      const char* told = kFeedback[static_cast<std::size_t>(settings_.feedback)];
      say(told);
      waiting_.push_back({.name = told});
    } else {
      return;
    }
    saveSettings(settingsFile(), settings_);
  }

  /// A message id, or "=" and a text, in the middle of the screen for a while.
  void say(std::string told) {
    told_ = std::move(told);
    toldUntilS_ = seconds() + 3.0;
  }

  std::filesystem::path settingsFile() const { return db_.directory() / "settings.json"; }

  /// Shows a page until it makes a choice (or the window is closed: then `otherwise`).
  template <typename Choice, typename Page, typename Draw>
  Choice ask(Page& page, Draw draw, const std::string& scene, Choice otherwise) {
    for (int shown = 0; !closed_; ++shown) {
      DrawList picture;
      draw(picture);
      drainBoard();
      for (const InputEvent& event : frame(std::move(picture), scene)) {
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

  std::string personText() const { return person_ ? calledOf(*person_) : std::string(); }

  void tellBoard(HomeView& view) const {
    const Board& board = opened_.source->board();
    if (opened_.source->isLive()) {
      view.boardId = "home.board.live";
      view.boardArguments = {board.serial.empty() ? options_.board.text : board.serial};
    } else if (options_.board.kind == Where::Kind::Auto) {
      view.boardId = "home.board.none";
    } else if (options_.board.kind == Where::Kind::Replay) {
      view.boardId = "home.board.replayed";
    }
  }

  /// Home, until somebody steps on a real board or a key chooses. `visit` is the one that waits for the step.
  HomeChoice askHome(Visit* visit) {
    HomeView view{.dayTime = dayTimeNow(), .person = personText()};
    tellBoard(view);
    const VisitStart start = visitStart(db_, options_, *opened_.source, person_);
    view.plan = start.plan;
    view.today = todayOf(start.plan, start.today);
    view.place = placeOf(allBouts(db_, idOf(person_)));
    TickClock clock(1.0);
    for (int shown = 0; !closed_; ++shown) {
      for (int due = visit != nullptr ? clock.due() : 0; due > 0; --due) {
        visit->tick();
        if (visit->session().phase() > Phase::StepOn) {
          return HomeChoice::Visit;
        }
      }
      view.timeS = seconds();
      view.occupied = visit != nullptr && visit->session().occupied();
      view.stepOn = visit != nullptr;
      DrawList picture;
      home_.draw(picture, window_.canvas(), view);
      for (const InputEvent& event : frame(std::move(picture), "home")) {
        const auto input = screenInput(event);
        if (const auto choice = input ? home_.handle(*input, window_.canvas()) : std::nullopt) {
          return *choice;
        }
      }
      if (touring() && shown > 2) {
        return tourNext();
      }
    }
    return HomeChoice::Quit;
  }

  /// The tour looks at people and progress, then plays.
  HomeChoice tourNext() {
    ++tourPages_;
    return tourPages_ == 1 ? HomeChoice::Person : tourPages_ == 2 ? HomeChoice::Progress : HomeChoice::Visit;
  }

  void showProgress() {
    const ProgressView facts = progressView(db_, person_);
    ProgressScreen page;
    ask(
        page,
        [&](DrawList& picture) {
          ProgressView view = facts;
          view.timeS = seconds();
          drawProgress(picture, window_.canvas(), view);
        },
        "progress", true);
  }

  void askPerson() {
    const std::vector<Person> people = listPeople(db_);
    std::vector<std::string> names;
    for (const Person& person : people) {
      names.push_back(calledOf(person));
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

  /// Plays what is asked for, to the end of the visit.
  void playVisit(const PlayOptions& options) {
    Visit visit(db_, options, boardForVisit(), person_);
    play(visit);
  }

  void play(Visit& visit) {
    show(visit, *opened_.source, options_.speed);
    if (visit.guide().somebodyElse()) {
      person_.reset();
      askPerson();
    }
    if (visit.bouts().empty()) {
      return;
    }
    if (!options_.recordCsv.empty()) {
      std::vector<std::string> played;
      for (const PlayedBout& bout : visit.bouts()) {
        played.push_back(bout.id);
      }
      exportData(db_, options_.recordCsv, {.sessionIds = played, .replace = true});
    }
    if (options_.json) {
      printVisit(visit, {.source = opened_.source->describe(), .data = db_.file().string()}, true);
    }
  }

  /// On the board that visits have, or on a simulated one of its own.
  void assessFromHome() {
    AssessOptions options;
    options.speed = options_.speed;
    options.json = options_.json;
    try {
      if (opened_.source->isLive()) {
        assess(options, *opened_.source);
      } else {
        const OpenedBoard own = openForTest(options_.board);
        assess(options, *own.source);
      }
    } catch (const WrongUsage& refusal) {
      say("=" + std::string(refusal.what()));
    }
  }

  void assess(const AssessOptions& options, SampleSource& source) {
    Assess test(db_, options, source, person_);
    show(test, source, options.speed);
    if (options.json && !test.trials().empty()) {
      printAssess(test, source.describe(), db_.file().string(), true);
    }
  }

  /// A visit or a test, from its first page to its last. A closed window stops it.
  template <typename Played>
  void show(Played& played, SampleSource& source, double speed) {
    TickClock clock(source.isLive() || speed == 0.0 ? 1.0 : speed);
    std::vector<Key> keys;
    std::string_view spoken;
    while (!closed_ && !played.over()) {
      for (int due = clock.due(); due > 0 && !played.over(); --due) {
        played.tick(std::exchange(keys, {}));
        speak(played.session(), spoken);
      }
      if (tourWantsPause(played)) {
        keys.push_back(Key::Pause);
      }
      const Session& session = played.session();
      for (const InputEvent& event :
           frame(pictureOf(session, traceOf(played), &source, played.trouble()), sceneOf(played))) {
        if (const auto key = sessionKey(event, menuOf(session), window_.canvas())) {
          keys.push_back(*key);
        }
      }
      speaker_.play(waiting_);
      waiting_.clear();
    }
    played.stop();
    speaker_.stop();
  }

  void playReplay() {
    Replay replay(std::move(*opened_.session));
    TickClock clock(options_.speed == 0.0 ? 1.0 : options_.speed);
    std::string_view spoken;
    BoutTrace trace;
    while (!closed_ && !replay.over()) {
      for (int due = clock.due(); due > 0 && !replay.over(); --due) {
        replay.tick();
        trace.tick(replay.session());
        speak(replay.session(), spoken);
      }
      frame(pictureOf(replay.session(), trace, nullptr, ""), boutSceneOf(replay.session()));
      speaker_.play(waiting_);
      waiting_.clear();
    }
    speaker_.stop();
    if (!closed_ && !isTrial(replay.session().setup().game)) {
      ResultScreen page;
      ask(
          page, [&](DrawList& picture) { picture = pictureOf(replay.session(), trace, nullptr, "", page.selected()); },
          "result", ResultChoice::Home);
    }
    printResult(replay.session(),
                {.sessionId = replay.log().id,
                 .source = options_.board.text,
                 .matches = replay.over() ? std::optional(replay.matches()) : std::nullopt},
                options_.json);
  }

  /// The tour presses the pause key twice, in the third second of play.
  bool tourWantsPause(const Visit& visit) {
    const Session& session = visit.session();
    if (!touring() || visit.page() != VisitPage::Bout || session.phase() != Phase::Play || tourPauses_ >= 2 ||
        session.game().hud().done < 1) {
      return false;
    }
    ++tourPauses_;
    return true;
  }

  static const BoutTrace& traceOf(const Visit& visit) { return visit.trace(); }
  static BoutTrace traceOf(const Assess& /*test*/) { return {}; }

  static bool tourWantsPause(const Assess& /*test*/) { return false; }

  void speak(const Session& session, std::string_view& spoken) {
    waiting_.insert(waiting_.end(), session.sounds().begin(), session.sounds().end());
    if (settings_.feedback == Feedback::Sound && session.phase() == Phase::Play && givesFeedback(session)) {
      waiting_.push_back(soundOf(session));
    }
    const auto [first, then] = wordsOn(session);
    if (first != spoken) {
      for (const std::string_view line : {first, then}) {
        if (!line.empty()) {
          waiting_.push_back({.name = line});
        }
      }
    }
    spoken = first;
    speakPage(session);
  }

  /// A page is spoken when it comes, a tile when it is selected: all can be chosen with closed eyes.
  void speakPage(const Session& session) {
    const LeanMenu* page = session.phase() == Phase::Play ? menuOf(session) : nullptr;
    const std::vector<std::string> said = page == nullptr ? std::vector<std::string>() : page->spoken();
    const std::string tile = page == nullptr ? std::string() : page->spokenTile();
    if (said != spokenPage_) {
      for (const std::string& line : said) {
        waiting_.push_back({.name = kept(line)});
      }
    }
    if (tile != spokenTile_ && !tile.empty()) {
      waiting_.push_back({.name = kept(tile)});
    }
    spokenPage_ = said;
    spokenTile_ = tile;
  }

  /// A name that outlives the page it came from.
  std::string_view kept(const std::string& name) { return *names_.insert(name).first; }

  DrawList pictureOf(const Session& session, const BoutTrace& trace, const SampleSource* source,
                     const std::string& trouble, int selected = 0) {
    SessionView view{.timeS = seconds(), .trace = &trace};
    view.feedback = givesFeedback(session) ? settings_.feedback : Feedback::Full;
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

  PlayOptions options_;
  OpenedBoard opened_;
  Database db_;
  std::optional<Person> person_;
  Window window_;
  Speaker speaker_;
  HomeScreen home_;
  std::vector<SoundCue> waiting_;
  std::set<std::string> names_;
  std::vector<std::string> spokenPage_;
  std::string spokenTile_;
  Settings settings_ = loadSettings(settingsFile());
  std::string told_;
  double toldUntilS_ = 0.0;
  double firstFrameS_ = 0.0;
  std::set<std::string> shot_;
  int tourPauses_ = 0;
  int tourPages_ = 0;
  bool used_ = false;
  bool debug_ = false;
  bool closed_ = false;
};

}  // namespace

int assessInWindow(const Program& program, const AssessOptions& options) {
  listenForStop();
  WindowApp app(program, windowOptions(options), openForTest(options.board));
  app.runAssess(options);
  return 0;
}

int playInWindow(const Program& program, const PlayOptions& options) {
  checkExportTarget(options.recordCsv);
  listenForStop();
  OpenedBoard opened = openBoard(options.board);
  if (opened.source && !opened.source->isLive()) {
    std::cerr << "Playing with " << opened.source->describe() << ".\n";
  }
  WindowApp app(program, options, std::move(opened));
  app.run();
  return 0;
}

}  // namespace surefoot
