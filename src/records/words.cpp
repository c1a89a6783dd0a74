// SPDX-License-Identifier: MIT
#include "records/words.hpp"

#include <array>

namespace surefoot {

std::span<const Word<BoardModel>> wordsOf(BoardModel) {
  static constexpr std::array<Word<BoardModel>, 2> kWords{
      {{BoardModel::Classic, "classic"}, {BoardModel::Split, "split"}}};
  return kWords;
}

std::span<const Word<Zone>> wordsOf(Zone) {
  static constexpr std::array<Word<Zone>, 5> kWords{{{Zone::Plate, "plate"},
                                                     {Zone::LeftFoot, "left-foot"},
                                                     {Zone::RightFoot, "right-foot"},
                                                     {Zone::LeftToes, "left-toes"},
                                                     {Zone::RightToes, "right-toes"}}};
  return kWords;
}

std::span<const Word<Exercise>> wordsOf(Exercise) {
  static constexpr std::array<Word<Exercise>, 4> kWords{{{Exercise::ToePress, wordOf(Exercise::ToePress)},
                                                         {Exercise::Tiptoe, wordOf(Exercise::Tiptoe)},
                                                         {Exercise::AnkleCircle, wordOf(Exercise::AnkleCircle)},
                                                         {Exercise::Free, wordOf(Exercise::Free)}}};
  return kWords;
}

std::span<const Word<Form>> wordsOf(Form) {
  static constexpr std::array<Word<Form>, 3> kWords{
      {{Form::Standing, "standing"}, {Form::Seated, "seated"}, {Form::Guided, "guided"}}};
  return kWords;
}

std::span<const Word<Foot>> wordsOf(Foot) {
  static constexpr std::array<Word<Foot>, 3> kWords{
      {{Foot::Both, "both"}, {Foot::Left, "left"}, {Foot::Right, "right"}}};
  return kWords;
}

std::span<const Word<DayTime>> wordsOf(DayTime) {
  static constexpr std::array<Word<DayTime>, 3> kWords{
      {{DayTime::Morning, "morning"}, {DayTime::Midday, "midday"}, {DayTime::Evening, "evening"}}};
  return kWords;
}

std::span<const Word<Phase>> wordsOf(Phase) {
  static constexpr std::array<Word<Phase>, 5> kWords{{{Phase::Zero, "zero"},
                                                      {Phase::StepOn, "step-on"},
                                                      {Phase::StandStill, "stand-still"},
                                                      {Phase::Play, "play"},
                                                      {Phase::Result, "result"}}};
  return kWords;
}

std::span<const Word<PauseReason>> wordsOf(PauseReason) {
  static constexpr std::array<Word<PauseReason>, 8> kWords{{{PauseReason::None, "none"},
                                                            {PauseReason::SteppedOff, "stepped-off"},
                                                            {PauseReason::Settling, "settling"},
                                                            {PauseReason::BoardSilent, "board-silent"},
                                                            {PauseReason::Key, "key"},
                                                            {PauseReason::Faulty, "faulty"},
                                                            {PauseReason::TooSlow, "too-slow"},
                                                            {PauseReason::OnRail, "on-rail"}}};
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
  static constexpr std::array<Word<EventKind>, 17> kWords{{{EventKind::SteppedOn, "stepped-on"},
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
                                                           {EventKind::ShiftedTo, "shifted-to"}}};
  return kWords;
}

std::span<const Word<PressKind>> wordsOf(PressKind) {
  static constexpr std::array<Word<PressKind>, 2> kWords{{{PressKind::Toe, "toe"}, {PressKind::Forward, "forward"}}};
  return kWords;
}

std::span<const Word<SessionStatus>> wordsOf(SessionStatus) {
  static constexpr std::array<Word<SessionStatus>, 4> kWords{{{SessionStatus::Running, "running"},
                                                              {SessionStatus::Finished, "finished"},
                                                              {SessionStatus::Stopped, "stopped"},
                                                              {SessionStatus::Interrupted, "interrupted"}}};
  return kWords;
}

std::span<const Word<HandSupport>> wordsOf(HandSupport) {
  static constexpr std::array<Word<HandSupport>, 4> kWords{{{HandSupport::Unknown, "unknown"},
                                                            {HandSupport::Free, "free"},
                                                            {HandSupport::Touching, "touching"},
                                                            {HandSupport::Holding, "holding"}}};
  return kWords;
}

std::span<const Word<Answer>> wordsOf(Answer) {
  static constexpr std::array<Word<Answer>, 5> kWords{{{Answer::Fine, "fine"},
                                                       {Answer::Hard, "hard"},
                                                       {Answer::Pain, "pain"},
                                                       {Answer::Dizzy, "dizzy"},
                                                       {Answer::NearlyFell, "nearly-fell"}}};
  return kWords;
}

std::span<const Word<TestStatus>> wordsOf(TestStatus) {
  static constexpr std::array<Word<TestStatus>, 3> kWords{
      {{TestStatus::Finished, "finished"}, {TestStatus::Stopped, "stopped"}, {TestStatus::Interrupted, "interrupted"}}};
  return kWords;
}

std::span<const Word<TrialOutcome>> wordsOf(TrialOutcome) {
  static constexpr std::array<Word<TrialOutcome>, 8> kWords{{{TrialOutcome::Interrupted, "interrupted"},
                                                             {TrialOutcome::Complete, "complete"},
                                                             {TrialOutcome::SteppedOff, "stepped-off"},
                                                             {TrialOutcome::Stepped, "stepped"},
                                                             {TrialOutcome::FootDown, "foot-down"},
                                                             {TrialOutcome::NotLifted, "not-lifted"},
                                                             {TrialOutcome::Stopped, "stopped"},
                                                             {TrialOutcome::Board, "board"}}};
  return kWords;
}

}  // namespace surefoot
