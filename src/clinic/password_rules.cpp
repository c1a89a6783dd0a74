// SPDX-License-Identifier: MIT
#include "clinic/password_rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace surefoot {
namespace {

constexpr std::size_t kShortestName = 3;
constexpr std::size_t kLeastOther = 6;  ///< Letters and digits beside a common word that make it no longer common.

/// Our own list: words that people of English and German clinics think of first, and rows of keys on both keyboards.
constexpr std::array<std::string_view, 62> kCommon{
    "password", "passwort", "passphrase",   "kennwort",      "geheim",   "secret",   "welcome",  "willkommen",
    "letmein",  "login",    "admin",        "administrator", "user",     "benutzer", "test",     "surefoot",
    "clinic",   "klinik",   "hospital",     "krankenhaus",   "praxis",   "doctor",   "doktor",   "doktorin",
    "nurse",    "patient",  "physio",       "therapie",      "therapy",  "balance",  "changeme", "default",
    "summer",   "sommer",   "winter",       "spring",        "autumn",   "herbst",   "monday",   "montag",
    "football", "fussball", "sunshine",     "sonnenschein",  "princess", "dragon",   "monkey",   "master",
    "shadow",   "iloveyou", "ichliebedich", "schatz",        "hallo",    "hello",    "hunter",   "superman",
    "batman",   "computer", "internet",     "freedom",       "trustno",  "whatever"};
constexpr std::array<std::string_view, 10> kRows{"qwertzuiopasdfghjklyxcvbnm",
                                                 "qwertyuiopasdfghjklzxcvbnm",
                                                 "asdfghjkl",
                                                 "1234567890",
                                                 "0123456789",
                                                 "09876543210",
                                                 "abcdefghijklmnopqrstuvwxyz",
                                                 "zyxwvutsrqponmlkjihgfedcba",
                                                 "1qaz2wsx3edc4rfv5tgb",
                                                 "1q2w3e4r5t6z7u8i9o0p"};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Letters and digits in lower case; other signs, which hide nothing, are left out. Bytes of other scripts stay.
std::string plainOf(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const char l = lower(c);
    if ((l >= 'a' && l <= 'z') || (l >= '0' && l <= '9') || static_cast<unsigned char>(l) >= 0x80U) {
      plain += l;
    }
  }
  return plain;
}

/// Digits and signs that stand for letters, as in "P4$$w0rd".
std::string spelled(std::string_view text) {
  constexpr std::string_view kFrom = "01345789@$!";
  constexpr std::string_view kTo = "oieastbgasi";
  std::string out(text);
  for (char& c : out) {
    const std::size_t at = kFrom.find(c);
    c = at == std::string_view::npos ? lower(c) : kTo[at];
  }
  return plainOf(out);
}

bool isRepetition(std::string_view text) {
  for (std::size_t unit = 1; unit <= std::min<std::size_t>(4, text.size() / 2); ++unit) {
    if (std::ranges::equal(text.substr(unit), text.substr(0, text.size() - unit))) {
      return true;
    }
  }
  return false;
}

/// Only parts of rows of keys, of four keys or more: "qwertz12345".
bool isRowsOfKeys(std::string_view text) {
  while (text.size() >= 4) {
    std::size_t longest = 0;
    for (const std::string_view row : kRows) {
      for (std::size_t length = text.size(); length > std::max<std::size_t>(longest, 3); --length) {
        if (row.find(text.substr(0, length)) != std::string_view::npos) {
          longest = length;
        }
      }
    }
    if (longest == 0) {
      return false;
    }
    text.remove_prefix(longest);
  }
  return text.size() < 4;
}

/// The text without its common words, and without digits at its ends.
std::string withoutCommonWords(std::string text) {
  for (const std::string_view word : kCommon) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word)) {
      text.erase(at, word.size());
    }
  }
  return text;
}

bool isCommon(const std::string& text) {
  const std::string rest = withoutCommonWords(text);
  return rest.size() < text.size() && rest.size() < kLeastOther;
}

}  // namespace

std::string weaknessOf(const std::string& password, const std::string& userName) {
  const std::string plain = plainOf(password);
  const std::string name = plainOf(userName);
  if (name.size() >= kShortestName && plain.find(name) != std::string::npos &&
      plain.size() - name.size() < kLeastOther) {
    return "it is little more than your name";
  }
  if (isRepetition(plain)) {
    return "it repeats the same signs";
  }
  if (isRowsOfKeys(plain)) {
    return "it is a row of keys";
  }
  if (isCommon(plain) || isCommon(spelled(password))) {
    return "it is a common word with little beside it";
  }
  return {};
}

}  // namespace surefoot
