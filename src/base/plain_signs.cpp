// SPDX-License-Identifier: MIT
#include "base/plain_signs.hpp"

#include "base/utf8.hpp"

namespace surefoot {
namespace {

bool isControl(unsigned char c, Lines lines) {
  const bool layout = c == '\n' || c == '\r' || c == '\t';
  return (c < 0x20 && !(layout && lines == Lines::Many)) || c == 0x7F;
}

/// `text` begins with a control character of two or three bytes, which has a meaning of its own: C1 (U+0080 to 009F),
/// U+2028 to 202E, U+2066 to 2069.
bool beginsWithMark(std::string_view text) {
  const auto byte = [&text](std::size_t at) { return static_cast<unsigned char>(at < text.size() ? text[at] : 0); };
  if (byte(0) == 0xC2) {
    return byte(1) >= 0x80 && byte(1) <= 0x9F;
  }
  return byte(0) == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) ||
                             (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
}

}  // namespace

std::string faultInSigns(std::string_view text, Lines lines) {
  if (!isUtf8(text)) {
    return "it is not text in UTF-8";
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (isControl(static_cast<unsigned char>(text[i]), lines)) {
      return "it contains a line break or control character";
    }
    if (beginsWithMark(text.substr(i))) {
      return "it contains an invisible sign that changes how text is shown";
    }
  }
  return {};
}

}  // namespace surefoot
