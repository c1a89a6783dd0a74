// SPDX-License-Identifier: MIT
// The words for enumerators in the database and in CSV. Never change one: old files use it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "play/session.hpp"
#include "programme/visit.hpp"
#include "records/session_log.hpp"
#include "records/trials.hpp"

namespace surefoot {

template <typename Enum>
struct Word {
  Enum value;
  std::string_view text;
};

std::span<const Word<BoardModel>> wordsOf(BoardModel);
std::span<const Word<Zone>> wordsOf(Zone);
std::span<const Word<Exercise>> wordsOf(Exercise);
std::span<const Word<Form>> wordsOf(Form);
std::span<const Word<Foot>> wordsOf(Foot);
std::span<const Word<DayTime>> wordsOf(DayTime);
std::span<const Word<Phase>> wordsOf(Phase);
std::span<const Word<PauseReason>> wordsOf(PauseReason);
std::span<const Word<Help>> wordsOf(Help);
std::span<const Word<Key>> wordsOf(Key);
std::span<const Word<EventKind>> wordsOf(EventKind);
std::span<const Word<PressKind>> wordsOf(PressKind);
std::span<const Word<SessionStatus>> wordsOf(SessionStatus);
std::span<const Word<HandSupport>> wordsOf(HandSupport);
std::span<const Word<Answer>> wordsOf(Answer);
std::span<const Word<TestStatus>> wordsOf(TestStatus);
std::span<const Word<TrialOutcome>> wordsOf(TrialOutcome);

template <typename Enum>
std::string wordFor(Enum value) {
  for (const auto& word : wordsOf(value)) {
    if (word.value == value) {
      return std::string(word.text);
    }
  }
  return {};
}

/// All words for one kind of enumerator.
template <typename Enum>
std::vector<std::string> allWords() {
  std::vector<std::string> all;
  for (const auto& word : wordsOf(Enum{})) {
    all.emplace_back(word.text);
  }
  return all;
}

template <typename Enum>
std::optional<Enum> valueOf(std::string_view text) {
  for (const auto& word : wordsOf(Enum{})) {
    if (word.text == text) {
      return word.value;
    }
  }
  return std::nullopt;
}

}  // namespace surefoot
