// SPDX-License-Identifier: MIT
// The window: shows draw lists and reports keys and mouse. Plain data in and out; SFML is hidden inside.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/vec2.hpp"
#include "play/draw_list.hpp"
#include "view/pace.hpp"
#include "view/words.hpp"

namespace surefoot {

enum class KeyCode : std::uint8_t {
  Other,
  Escape,
  Space,
  Enter,
  Backspace,
  Delete,
  Tab,
  Left,
  Right,
  Up,
  Down,
  PageUp,
  PageDown,
  Home,
  End,
  F1,
  F2,
  F3,
  F4,
  F5,
  F6,
  F7,
  F8,
  F9,
  F10,
  F11,
  F12,
  Letter,  ///< InputEvent::text holds it, 'a' to 'z', regardless of shift.
  Digit,   ///< InputEvent::text holds it, '0' to '9'.
};

enum class InputKind : std::uint8_t {
  KeyPressed,     ///< Uses `key`, `shift`, `control`; repeats while held down.
  TextEntered,    ///< Uses `text`: one character, UTF-8, no control characters.
  MouseMoved,     ///< Uses `at`.
  MousePressed,   ///< Uses `at`; left button.
  MouseReleased,  ///< Uses `at`; left button.
  MouseScrolled,  ///< Uses `at` and `scroll` in notches; up is positive.
  Resized,        ///< Window::canvas() has changed.
  Closed,         ///< The user asked to close the window; it stays until the Window is destroyed.
};

struct InputEvent {
  InputKind kind{};
  KeyCode key = KeyCode::Other;
  bool shift = false;
  bool control = false;
  std::string text;
  Vec2 at;  ///< In canvas units.
  double scroll = 0.0;
};

struct WindowSettings {
  std::string title = "Surefoot";
  unsigned widthPx = 1280;
  unsigned heightPx = 720;
  bool fullscreen = false;
  /// Largest number of frames a second; 0: no limit, for benchmarks.
  int frameCap = 60;
};

class Window {
 public:
  /// Opens the window. Throws Error if there is no display (displayAvailable) or no font.
  Window(const WindowSettings& settings, Words words);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// The canvas for which to lay out a picture.
  Canvas canvas() const;

  /// Events since the last call. F11 toggles full screen here and is not reported.
  std::vector<InputEvent> poll();

  /// Paints and shows a picture, then waits so that at most FrameTimes::cap frames are shown a second: 30 if 60 cannot
  /// be reached.
  void present(const DrawList& picture);

  /// Paints a picture and writes it as PNG instead of showing it. Throws Error if the file cannot be written.
  void saveScreenshot(const DrawList& picture, const std::filesystem::path& file);

  void setFullscreen(bool fullscreen);
  bool fullscreen() const;

  void setWords(Words words);
  const Words& words() const;

  FrameTimes frameTimes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace surefoot
