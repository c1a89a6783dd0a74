// SPDX-License-Identifier: MIT
// Text of any usual encoding as UTF-8. Knows nothing about what the text means.
#pragma once

#include <istream>
#include <streambuf>
#include <string>
#include <string_view>

namespace surefoot {

/// Decodes a stream chunk by chunk. UTF-16 is recognised by its byte order mark, or by zero bytes at every second
/// place; anything else passes unchanged, without the mark of UTF-8. A lone surrogate becomes U+FFFD.
class Utf8Input : public std::streambuf {
 public:
  explicit Utf8Input(std::istream& in);

  /// "UTF-8" (also for what is neither) or "UTF-16".
  std::string_view encoding() const { return coding_ == Coding::Utf8 ? "UTF-8" : "UTF-16"; }
  /// The decoded text that is already there and not read yet; at first, up to 64 KiB.
  std::string_view ahead() const { return {gptr(), static_cast<std::size_t>(egptr() - gptr())}; }

 protected:
  int_type underflow() override;

 private:
  enum class Coding : unsigned char { Utf8, Utf16Little, Utf16Big };

  bool fill();
  void recognise();
  void decodeUtf16();
  void take(char16_t unit);
  void append(char32_t code);

  std::streambuf& in_;
  std::string bytes_;
  std::string text_;
  Coding coding_ = Coding::Utf8;
  char16_t surrogate_ = 0;  ///< The first half of a pair, waiting for the second.
  bool started_ = false;
};

/// The whole text.
std::string utf8TextOf(std::istream& in);

bool isUtf8(std::string_view text);

/// What Windows programs of Western Europe write where they do not write UTF-8 (code page 1252). Bytes without a
/// character become U+FFFD.
std::string fromWindows1252(std::string_view text);

}  // namespace surefoot
