// SPDX-License-Identifier: MIT
// What was earned, drawn on the bay's far shore: town, lanterns, lighthouse, boats. A part of the bay: only bay.cpp
// needs it. Few and cheap shapes (lines and small polygons), since it is drawn in every frame.
#pragma once

#include "play/bay.hpp"

namespace surefoot {

/// The headland with the village and the houses of the harbour: before the water.
void drawTown(DrawList& out, const BayView& view, double timeS, const Light& light);

/// Quay, jetties, lanterns, flags, lighthouse and boats: on the water's far edge.
void drawWaterside(DrawList& out, const Canvas& canvas, const BayView& view, double timeS, const Light& light);

}  // namespace surefoot
