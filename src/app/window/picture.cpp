// SPDX-License-Identifier: MIT
#include "app/window/picture.hpp"

#include "app/tutorial.hpp"
#include "app/window/stage.hpp"
#include "screens/assess_trial.hpp"
#include "screens/session_screens.hpp"

namespace surefoot {

const LeanMenu* menuOf(const Session& session) {
  if (const auto* tutorial = dynamic_cast<const Tutorial*>(&session.game())) {
    return &tutorial->menu();
  }
  return dynamic_cast<const LeanMenu*>(&session.game());
}

bool givesFeedback(const Session& session) {
  return menuOf(session) == nullptr && !isTrial(session.setup().game);
}

DrawList pictureOf(const Stage& stage, const Session& session, const PictureParts& parts) {
  SessionView view{.timeS = stage.seconds(), .trace = parts.trace};
  view.feedback = givesFeedback(session) ? stage.feedback() : Feedback::Full;
  view.debug.shown = stage.debug();
  view.debug.framesPerS = stage.framesPerS();
  if (parts.source != nullptr && stage.debug()) {
    const double frameS = view.debug.framesPerS > 0.0 ? 1.0 / view.debug.framesPerS : 0.0;
    view.debug.delayMs = 1000.0 * (parts.source->ageOfNewestS() + LiveFilter::kDelayS + frameS);
    view.debug.rateHz = parts.source->health().rateHz;
  }
  DrawList picture;
  const Canvas canvas = stage.canvas();
  drawSession(picture, canvas, session, view, parts.selected);
  if (!parts.trouble.empty()) {
    picture.add(Label{.id = "=" + parts.trouble,
                      .at = {canvas.width / 2.0, canvas.height - 24.0},
                      .anchor = {0.5, 1.0},
                      .size = 36.0,
                      .maxWidth = canvas.width - 80.0,
                      .maxLines = 2,
                      .platePadding = 16.0});
  }
  return picture;
}

}  // namespace surefoot
