// SPDX-License-Identifier: MIT
#include "app/window/keys.hpp"

namespace surefoot {

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

}  // namespace surefoot
