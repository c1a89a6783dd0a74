// SPDX-License-Identifier: MIT
// The window: shows draw lists, tells what keys and mouse did. Plain data in and out; SFML stays behind the curtain.
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
  Letter,  ///< InputEvent::text has it, 'a' to 'z', whatever shift does.
  Digit,   ///< InputEvent::text has it, '0' to '9'.
};

enum class InputKind : std::uint8_t {
  KeyPressed,     ///< `key`, `shift`, `control`; repeats while held down.
  TextEntered,    ///< `text`: one character, UTF-8, no control characters.
  MouseMoved,     ///< `at`.
  MousePressed,   ///< `at`; left button.
  MouseReleased,  ///< `at`; left button.
  MouseScrolled,  ///< `at`, `scroll` in notches, up is positive.
  Resized,        ///< Window::canvas() has changed.
  Closed,         ///< Somebody wants the window gone; it stays until the Window is destroyed.
};

struct InputEvent {
  InputKind kind{};
  KeyCode key = KeyCode::Other;
  bool shift = false;
  bool control = false;
  std::string text;
  Vec2 at;  ///< Canvas units.
  double scroll = 0.0;
};

struct WindowSettings {
  std::string title = "Surefoot";
  unsigned widthPx = 1280;
  unsigned heightPx = 720;
  bool fullscreen = false;
  /// Frames a second at most; 0: as many as there can be, for measuring.
  int frameCap = 60;
};

class Window {
 public:
  /// Opens it. Throws Error when there is no display (displayAvailable) or no font.
  Window(const WindowSettings& settings, Words words);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// What to lay a picture out for.
  Canvas canvas() const;

  /// What happened since the last call. F11 toggles full screen here and is not reported.
  std::vector<InputEvent> poll();

  /// Paints and shows a picture, then waits so that at most FrameTimes::cap a second are shown: 30 where 60 is not
  /// reached.
  void present(const DrawList& picture);

  /// Paints a picture and writes it as PNG instead of showing it. Throws Error when the file cannot be written.
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
