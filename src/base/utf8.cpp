// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace surefoot {
namespace {

constexpr std::size_t kChunk = 64UL * 1024;
constexpr std::size_t kLookedAt = 512;
constexpr char32_t kReplacement = 0xFFFD;

unsigned byteAt(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

void appendUtf8(std::string& text, char32_t code) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

/// Length of the UTF-8 character at the start of `text`; 0 if there is none.
std::size_t lengthOfFirst(std::string_view text) {
  const unsigned lead = byteAt(text, 0);
  const std::size_t length = lead < 0x80                    ? 1
                             : lead >= 0xC2 && lead < 0xE0  ? 2
                             : lead >= 0xE0 && lead < 0xF0  ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  if (length == 0 || text.size() < length) {
    return 0;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if ((byteAt(text, i) & 0xC0U) != 0x80U) {
      return 0;
    }
  }
  // Too long a form, a surrogate, or beyond U+10FFFF.
  const unsigned second = length > 1 ? byteAt(text, 1) : 0;
  const bool wrong = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0) ||
                     (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second >= 0x90);
  return wrong ? 0 : length;
}

}  // namespace

Utf8Input::Utf8Input(std::istream& in) : in_(*in.rdbuf()) {
  fill();
}

Utf8Input::int_type Utf8Input::underflow() {
  return gptr() < egptr() || fill() ? traits_type::to_int_type(*gptr()) : traits_type::eof();
}

/// Puts the next chunk in place of the one that was read; false at the end.
bool Utf8Input::fill() {
  text_.clear();
  for (std::size_t got = 1; text_.empty() && got > 0;) {
    const std::size_t kept = bytes_.size();
    bytes_.resize(kept + kChunk);
    got = static_cast<std::size_t>(in_.sgetn(bytes_.data() + kept, static_cast<std::streamsize>(kChunk)));
    bytes_.resize(kept + got);
    if (!started_) {
      recognise();
      started_ = true;
    }
    if (coding_ == Coding::Utf8) {
      text_.swap(bytes_);
      bytes_.clear();
    } else {
      decodeUtf16();
      if (got == 0 && (surrogate_ != 0 || !bytes_.empty())) {
        append(kReplacement);
        surrogate_ = 0;
        bytes_.clear();
      }
    }
  }
  setg(text_.data(), text_.data(), text_.data() + text_.size());
  return !text_.empty();
}

void Utf8Input::recognise() {
  if (bytes_.starts_with("\xEF\xBB\xBF")) {
    bytes_.erase(0, 3);
  } else if (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF")) {
    coding_ = bytes_.front() == '\xFF' ? Coding::Utf16Little : Coding::Utf16Big;
    bytes_.erase(0, 2);
  } else {
    const std::size_t pairs = std::min(bytes_.size(), kLookedAt) / 2;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < 2 * pairs; ++i) {
      zeros[i % 2] += bytes_[i] == '\0' ? 1 : 0;
    }
    if (pairs > 1 && 4 * (zeros[0] + zeros[1]) > 3 * pairs && std::min(zeros[0], zeros[1]) == 0) {
      coding_ = zeros[1] > 0 ? Coding::Utf16Little : Coding::Utf16Big;
    }
  }
}

void Utf8Input::decodeUtf16() {
  const std::size_t low = coding_ == Coding::Utf16Little ? 0 : 1;
  const std::size_t whole = bytes_.size() / 2 * 2;
  for (std::size_t i = 0; i < whole; i += 2) {
    take(static_cast<char16_t>(byteAt(bytes_, i + low) | byteAt(bytes_, i + 1 - low) << 8U));
  }
  bytes_.erase(0, whole);
}

void Utf8Input::take(char16_t unit) {
  const bool second = unit >= 0xDC00 && unit < 0xE000;
  if (surrogate_ != 0 && second) {
    append(0x10000 + ((static_cast<char32_t>(surrogate_) - 0xD800) << 10U) + (unit - 0xDC00U));
    surrogate_ = 0;
    return;
  }
  if (surrogate_ != 0) {
    append(kReplacement);
    surrogate_ = 0;
  }
  if (unit >= 0xD800 && unit < 0xDC00) {
    surrogate_ = unit;
  } else {
    append(second ? kReplacement : unit);
  }
}

void Utf8Input::append(char32_t code) {
  appendUtf8(text_, code);
}

std::string utf8TextOf(std::istream& in) {
  Utf8Input decoded(in);
  return {std::istreambuf_iterator<char>(&decoded), {}};
}

bool isUtf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = lengthOfFirst(text);
    if (length == 0) {
      return false;
    }
    text.remove_prefix(length);
  }
  return true;
}

std::string fromWindows1252(std::string_view text) {
  // Only 0x80 to 0x9F differ from Latin-1 (Unicode Consortium, CP1252.TXT); 0: no character.
  constexpr std::array<char16_t, 32> kUpper{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                            0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  std::string utf8;
  for (const char c : text) {
    char32_t code = static_cast<unsigned char>(c);
    if (code >= 0x80 && code < 0xA0) {
      const char16_t upper = kUpper[code - 0x80];
      code = upper != 0 ? upper : kReplacement;
    }
    appendUtf8(utf8, code);
  }
  return utf8;
}

}  // namespace surefoot
