// SPDX-License-Identifier: MIT
#include "records/words.hpp"

#include <array>

#include "base/enum_table.hpp"

namespace surefoot {

namespace {

/// A word for each value of an enum whose values count from 0.
template <typename Enum, std::size_t kGiven>
constexpr std::array<Word<Enum>, kGiven> allOf(const Word<Enum> (&words)[kGiven]) {
  static_assert(kGiven == countOf<Enum>(), "each value has a word");
  return std::to_array(words);
}

}  // namespace

std::span<const Word<BoardModel>> wordsOf(BoardModel) {
  static constexpr std::array<Word<BoardModel>, 2> kWords{
      {{BoardModel::Classic, "classic"}, {BoardModel::Split, "split"}}};
  return kWords;
}

std::span<const Word<Zone>> wordsOf(Zone) {
  static constexpr auto kWords = allOf<Zone>({{Zone::Plate, "plate"},
                                              {Zone::LeftFoot, "left-foot"},
                                              {Zone::RightFoot, "right-foot"},
                                              {Zone::LeftToes, "left-toes"},
                                              {Zone::RightToes, "right-toes"},
                                              {Zone::CarriedLeftToes, "left-toes-carried"},
                                              {Zone::CarriedRightToes, "right-toes-carried"}});
  return kWords;
}

std::span<const Word<Exercise>> wordsOf(Exercise) {
  static constexpr auto kWords = allOf<Exercise>({{Exercise::ToePress, wordOf(Exercise::ToePress)},
                                                  {Exercise::Tiptoe, wordOf(Exercise::Tiptoe)},
                                                  {Exercise::AnkleCircle, wordOf(Exercise::AnkleCircle)},
                                                  {Exercise::Free, wordOf(Exercise::Free)}});
  return kWords;
}

std::span<const Word<Form>> wordsOf(Form) {
  static constexpr auto kWords =
      allOf<Form>({{Form::Standing, "standing"}, {Form::Seated, "seated"}, {Form::Guided, "guided"}});
  return kWords;
}

std::span<const Word<Foot>> wordsOf(Foot) {
  static constexpr auto kWords = allOf<Foot>({{Foot::Both, "both"}, {Foot::Left, "left"}, {Foot::Right, "right"}});
  return kWords;
}

std::span<const Word<DayTime>> wordsOf(DayTime) {
  static constexpr auto kWords =
      allOf<DayTime>({{DayTime::Morning, "morning"}, {DayTime::Midday, "midday"}, {DayTime::Evening, "evening"}});
  return kWords;
}

std::span<const Word<Phase>> wordsOf(Phase) {
  static constexpr auto kWords = allOf<Phase>({{Phase::Zero, "zero"},
                                               {Phase::StepOn, "step-on"},
                                               {Phase::StandStill, "stand-still"},
                                               {Phase::Play, "play"},
                                               {Phase::Result, "result"}});
  return kWords;
}

std::span<const Word<Help>> wordsOf(Help) {
  static constexpr auto kWords =
      allOf<Help>({{Help::None, "none"}, {Help::Shown, "shown"}, {Help::Eased, "threshold-lowered"}});
  return kWords;
}

std::span<const Word<PauseReason>> wordsOf(PauseReason) {
  static constexpr auto kWords = allOf<PauseReason>({{PauseReason::None, "none"},
                                                     {PauseReason::SteppedOff, "stepped-off"},
                                                     {PauseReason::Settling, "settling"},
                                                     {PauseReason::BoardSilent, "board-silent"},
                                                     {PauseReason::Key, "key"},
                                                     {PauseReason::Faulty, "faulty"},
                                                     {PauseReason::TooSlow, "too-slow"},
                                                     {PauseReason::OnRail, "on-rail"},
                                                     {PauseReason::Asked, "asked"},
                                                     {PauseReason::Resting, "resting"}});
  return kWords;
}

std::span<const Word<Key>> wordsOf(Key) {
  static constexpr std::array<Word<Key>, 11> kWords{{{Key::Pause, "pause"},
                                                     {Key::Stop, "stop"},
                                                     {Key::Confirm, "confirm"},
                                                     {Key::Left, "left"},
                                                     {Key::Right, "right"},
                                                     {Key::Tile1, "tile-1"},
                                                     {Key::Tile2, "tile-2"},
                                                     {Key::Tile3, "tile-3"},
                                                     {Key::Tile4, "tile-4"},
                                                     {Key::Tile5, "tile-5"},
                                                     {Key::Tile6, "tile-6"}}};
  return kWords;
}

std::span<const Word<EventKind>> wordsOf(EventKind) {
  static constexpr auto kWords = allOf<EventKind>({{EventKind::SteppedOn, "stepped-on"},
                                                   {EventKind::SteppedOff, "stepped-off"},
                                                   {EventKind::WeightMeasured, "weight-measured"},
                                                   {EventKind::NeutralSet, "neutral-set"},
                                                   {EventKind::PressStart, "press-start"},
                                                   {EventKind::PressComplete, "press-complete"},
                                                   {EventKind::PressEnd, "press-end"},
                                                   {EventKind::SupportStart, "support-start"},
                                                   {EventKind::SupportEnd, "support-end"},
                                                   {EventKind::RiseStart, "rise-start"},
                                                   {EventKind::StepTaken, "step-taken"},
                                                   {EventKind::HoldEnd, "hold-end"},
                                                   {EventKind::LapEnd, "lap-end"},
                                                   {EventKind::CircleEnd, "circle-end"},
                                                   {EventKind::LeanStart, "lean-start"},
                                                   {EventKind::LeanEnd, "lean-end"},
                                                   {EventKind::ShiftedTo, "shifted-to"}});
  return kWords;
}

std::span<const Word<PressKind>> wordsOf(PressKind) {
  static constexpr auto kWords = allOf<PressKind>({{PressKind::Toe, "toe"}, {PressKind::Forward, "forward"}});
  return kWords;
}

std::span<const Word<SessionStatus>> wordsOf(SessionStatus) {
  static constexpr auto kWords = allOf<SessionStatus>({{SessionStatus::Running, "running"},
                                                       {SessionStatus::Finished, "finished"},
                                                       {SessionStatus::Stopped, "stopped"},
                                                       {SessionStatus::Interrupted, "interrupted"}});
  return kWords;
}

std::span<const Word<HandSupport>> wordsOf(HandSupport) {
  static constexpr auto kWords = allOf<HandSupport>({{HandSupport::Unknown, "unknown"},
                                                     {HandSupport::Free, "free"},
                                                     {HandSupport::Touching, "touching"},
                                                     {HandSupport::Holding, "holding"}});
  return kWords;
}

std::span<const Word<Answer>> wordsOf(Answer) {
  static constexpr auto kWords = allOf<Answer>({{Answer::Fine, "fine"},
                                                {Answer::Hard, "hard"},
                                                {Answer::Pain, "pain"},
                                                {Answer::Dizzy, "dizzy"},
                                                {Answer::NearlyFell, "nearly-fell"}});
  return kWords;
}

std::span<const Word<TestStatus>> wordsOf(TestStatus) {
  static constexpr auto kWords = allOf<TestStatus>(
      {{TestStatus::Finished, "finished"}, {TestStatus::Stopped, "stopped"}, {TestStatus::Interrupted, "interrupted"}});
  return kWords;
}

std::span<const Word<TrialOutcome>> wordsOf(TrialOutcome) {
  static constexpr auto kWords = allOf<TrialOutcome>({{TrialOutcome::Interrupted, "interrupted"},
                                                      {TrialOutcome::Complete, "complete"},
                                                      {TrialOutcome::SteppedOff, "stepped-off"},
                                                      {TrialOutcome::Stepped, "stepped"},
                                                      {TrialOutcome::FootDown, "foot-down"},
                                                      {TrialOutcome::NotLifted, "not-lifted"},
                                                      {TrialOutcome::Stopped, "stopped"},
                                                      {TrialOutcome::Board, "board"}});
  return kWords;
}

}  // namespace surefoot
