// SPDX-License-Identifier: MIT
// SFML's window, its events as plain data, and the frame rate.
#include "view/window.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Window/Event.hpp>
#include <boost/locale/encoding_utf.hpp>

#include "base/error.hpp"
#include "view/display.hpp"
#include "view/pace.hpp"
#include "view/painter.hpp"
#include "view/quiet_sfml.hpp"

namespace surefoot {
namespace {

using SteadyClock = std::chrono::steady_clock;

double msBetween(SteadyClock::time_point from, SteadyClock::time_point to) {
  return std::chrono::duration<double, std::milli>(to - from).count();
}

KeyCode keyCodeOf(sf::Keyboard::Key key) {
  using K = sf::Keyboard;
  static constexpr std::array<std::pair<K::Key, KeyCode>, 15> kNamed{{{K::Escape, KeyCode::Escape},
                                                                      {K::Space, KeyCode::Space},
                                                                      {K::Enter, KeyCode::Enter},
                                                                      {K::Backspace, KeyCode::Backspace},
                                                                      {K::Delete, KeyCode::Delete},
                                                                      {K::Tab, KeyCode::Tab},
                                                                      {K::Left, KeyCode::Left},
                                                                      {K::Right, KeyCode::Right},
                                                                      {K::Up, KeyCode::Up},
                                                                      {K::Down, KeyCode::Down},
                                                                      {K::PageUp, KeyCode::PageUp},
                                                                      {K::PageDown, KeyCode::PageDown},
                                                                      {K::Home, KeyCode::Home},
                                                                      {K::End, KeyCode::End},
                                                                      {K::Unknown, KeyCode::Other}}};
  if (key >= K::A && key <= K::Z) {
    return KeyCode::Letter;
  }
  if ((key >= K::Num0 && key <= K::Num9) || (key >= K::Numpad0 && key <= K::Numpad9)) {
    return KeyCode::Digit;
  }
  if (key >= K::F1 && key <= K::F12) {
    return static_cast<KeyCode>(static_cast<int>(KeyCode::F1) + (key - K::F1));
  }
  const auto* named =
      std::find_if(kNamed.begin(), kNamed.end(), [key](const auto& entry) { return entry.first == key; });
  return named != kNamed.end() ? named->second : KeyCode::Other;
}

std::string characterOf(sf::Keyboard::Key key) {
  using K = sf::Keyboard;
  if (key >= K::A && key <= K::Z) {
    return {static_cast<char>('a' + (key - K::A))};
  }
  if (key >= K::Num0 && key <= K::Num9) {
    return {static_cast<char>('0' + (key - K::Num0))};
  }
  if (key >= K::Numpad0 && key <= K::Numpad9) {
    return {static_cast<char>('0' + (key - K::Numpad0))};
  }
  return {};
}

/// Control characters are keys, not text.
bool isText(sf::Uint32 c) {
  return c >= 0x20 && c != 0x7F && (c < 0x80 || c >= 0xA0);
}

}  // namespace

struct Window::Impl {
  WindowSettings settings;
  Words words;
  bool fullscreen;
  sf::RenderWindow window;
  std::optional<Painter> painter;
  Pace pace;
  SteadyClock::time_point lastShown = SteadyClock::now();

  Impl(const WindowSettings& wanted, Words language)
      : settings(wanted), words(std::move(language)), fullscreen(wanted.fullscreen), pace(wanted.frameCap) {}

  void create() {
    const QuietSfml quiet;
    const sf::VideoMode mode =
        fullscreen ? sf::VideoMode::getDesktopMode() : sf::VideoMode(settings.widthPx, settings.heightPx);
    window.create(mode, settings.title, fullscreen ? sf::Style::Fullscreen : sf::Style::Default);
    if (!fullscreen) {
      middle();
    }
    window.setVerticalSyncEnabled(true);
    window.setKeyRepeatEnabled(true);
    pace.restart();
  }

  /// Where no window manager places it, SFML on X11 opens a window too low, by half of what the screen is wider than
  /// high.
  void middle() {
    const sf::VideoMode desktop = sf::VideoMode::getDesktopMode();
    const sf::Vector2u size = window.getSize();
    const auto before = [](unsigned whole, unsigned part) {
      return static_cast<int>(whole > part ? (whole - part) / 2 : 0);
    };
    window.setPosition({before(desktop.width, size.x), before(desktop.height, size.y)});
  }

  Vec2 inUnits(int xPx, int yPx) const {
    const sf::Vector2u size = window.getSize();
    const double unitsPerPixel = canvasFor(size.x, size.y).width / size.x;
    return {xPx * unitsPerPixel, yPx * unitsPerPixel};
  }

  std::optional<InputEvent> translate(const sf::Event& event) const {
    InputEvent out;
    switch (event.type) {
      case sf::Event::Closed:
        out.kind = InputKind::Closed;
        return out;
      case sf::Event::Resized:
        out.kind = InputKind::Resized;
        return out;
      case sf::Event::KeyPressed:
        out.kind = InputKind::KeyPressed;
        out.key = keyCodeOf(event.key.code);
        out.text = characterOf(event.key.code);
        out.shift = event.key.shift;
        out.control = event.key.control;
        return out;
      case sf::Event::TextEntered:
        out.kind = InputKind::TextEntered;
        out.text = boost::locale::conv::utf_to_utf<char>(std::u32string(1, static_cast<char32_t>(event.text.unicode)));
        return isText(event.text.unicode) ? std::optional(out) : std::nullopt;
      case sf::Event::MouseMoved:
        out.kind = InputKind::MouseMoved;
        out.at = inUnits(event.mouseMove.x, event.mouseMove.y);
        return out;
      case sf::Event::MouseButtonPressed:
      case sf::Event::MouseButtonReleased:
        out.kind = event.type == sf::Event::MouseButtonPressed ? InputKind::MousePressed : InputKind::MouseReleased;
        out.at = inUnits(event.mouseButton.x, event.mouseButton.y);
        return event.mouseButton.button == sf::Mouse::Left ? std::optional(out) : std::nullopt;
      case sf::Event::MouseWheelScrolled:
        out.kind = InputKind::MouseScrolled;
        out.at = inUnits(event.mouseWheelScroll.x, event.mouseWheelScroll.y);
        out.scroll = static_cast<double>(event.mouseWheelScroll.delta);
        return out;
      default:
        return std::nullopt;
    }
  }

  /// Waits for the end of this frame's time.
  void keepPace(double paintMs) {
    const double aheadMs = pace.periodMs() - msBetween(lastShown, SteadyClock::now());
    if (aheadMs > 0.0) {
      std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(aheadMs));
    }
    const SteadyClock::time_point now = SteadyClock::now();
    pace.frame(paintMs, msBetween(lastShown, now));
    lastShown = now;
  }
};

Window::Window(const WindowSettings& settings, Words words) {
  if (!displayAvailable()) {
    throw Error("there is no display to open a window on: start the program from a desktop, or add --headless");
  }
  impl_ = std::make_unique<Impl>(settings, std::move(words));
  impl_->create();
  impl_->painter.emplace();
}

Window::~Window() = default;

Canvas Window::canvas() const {
  const sf::Vector2u size = impl_->window.getSize();
  return canvasFor(size.x, size.y);
}

std::vector<InputEvent> Window::poll() {
  std::vector<InputEvent> events;
  sf::Event event{};
  bool toggle = false;
  while (impl_->window.pollEvent(event)) {
    const std::optional<InputEvent> input = impl_->translate(event);
    if (input && input->kind == InputKind::KeyPressed && input->key == KeyCode::F11) {
      toggle = true;
    } else if (input) {
      events.push_back(*input);
    }
  }
  if (toggle) {
    setFullscreen(!fullscreen());
    events.push_back({.kind = InputKind::Resized});
  }
  return events;
}

void Window::present(const DrawList& picture) {
  const SteadyClock::time_point begin = SteadyClock::now();
  impl_->painter->paint(picture, impl_->words, impl_->window);
  impl_->window.display();
  impl_->keepPace(msBetween(begin, SteadyClock::now()));
}

void Window::saveScreenshot(const DrawList& picture, const std::filesystem::path& file) {
  const sf::Vector2u size = impl_->window.getSize();
  const QuietSfml quiet;
  sf::RenderTexture canvas;
  bool saved = canvas.create(size.x, size.y);
  if (saved) {
    impl_->painter->paint(picture, impl_->words, canvas);
    canvas.display();
    saved = canvas.getTexture().copyToImage().saveToFile(file.string());
  }
  if (!saved) {
    throw Error("cannot write " + file.string() +
                ": its folder must exist and have space, and its name must end in .png");
  }
}

void Window::setFullscreen(bool fullscreen) {
  if (fullscreen != impl_->fullscreen) {
    if (!impl_->fullscreen) {
      impl_->settings.widthPx = impl_->window.getSize().x;
      impl_->settings.heightPx = impl_->window.getSize().y;
    }
    impl_->fullscreen = fullscreen;
    impl_->create();
  }
}

bool Window::fullscreen() const {
  return impl_->fullscreen;
}

void Window::setWords(Words words) {
  impl_->words = std::move(words);
}

const Words& Window::words() const {
  return impl_->words;
}

FrameTimes Window::frameTimes() const {
  return impl_->pace.times();
}

}  // namespace surefoot
