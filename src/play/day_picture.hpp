// SPDX-License-Identifier: MIT
// Draws the season, the weather and the event of a day into the bay. A part of the bay: only bay.cpp needs it.
#pragma once

#include "play/bay.hpp"
#include "play/day_scene.hpp"

namespace surefoot {

/// The light with the season's colours on the hills, and a duller sky in cloudy weather.
Light lightOfDay(const Light& light, const DayScene& day);

/// How the clouds of the day are: more of them than in fair weather, and faster.
struct CloudCover {
  double opacity = 1.0;
  double speed = 1.0;
};
CloudCover cloudsOf(Weather weather);

/// Behind the hills: the rainbow of a shower, shooting stars in the evening of an event.
void drawSky(DrawList& out, const Canvas& canvas, const BayView& view, const DayScene& day, double timeS,
             DayTime dayTime);

/// On the water, far away: what the event is.
void drawEvent(DrawList& out, const Canvas& canvas, const BayView& view, const DayScene& day, double timeS,
               const Light& light);

/// Over the whole bay, behind everything that is played with: mist, rain, snow, whitecaps.
void drawWeather(DrawList& out, const Canvas& canvas, const BayView& view, const DayScene& day, double timeS,
                 const Light& light);

}  // namespace surefoot
