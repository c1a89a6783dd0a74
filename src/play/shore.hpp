// SPDX-License-Identifier: MIT
// Draws what was earned on the far shore of the bay: town, lanterns, lighthouse, boats. A part of the bay: only bay.cpp
// needs it. Shapes are few and cheap (lines and small polygons), since it is drawn in every frame.
#pragma once

#include "play/bay.hpp"

namespace surefoot {

/// The headland with the village and the houses of the harbour; drawn before the water.
void drawTown(DrawList& out, const BayView& view, double timeS, const Light& light);

/// Quay, jetties, lanterns, flags, lighthouse and boats, along the far edge of the water.
void drawWaterside(DrawList& out, const Canvas& canvas, const BayView& view, double timeS, const Light& light);

}  // namespace surefoot
