// SPDX-License-Identifier: MIT
#include "measures/sway.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "measures/diffusion.hpp"
#include "measures/entropy.hpp"
#include "measures/geometry.hpp"
#include "measures/spectrum.hpp"
#include "measures/three_digits.hpp"

namespace surefoot {
namespace {

/// Less than this is rounding: no board resolves it.
constexpr double kStillMm = 1e-6;
constexpr double kLeastSpectrumS = 10.0;
constexpr double kLeastDiffusionS = 20.0;
constexpr std::size_t kLeastEntropySamples = 200;
constexpr std::size_t kMostEntropySamples = 200'000;
constexpr std::string_view kStill = "the centre of pressure never moves";
constexpr std::string_view kStraight = "the centre of pressure moves along one line only";

/// One signal without its mean, with the values that time and frequency measures need.
struct Signal {
  std::vector<double> mm;
  double meanAbs = 0.0;
  double rms = 0.0;
  double path = 0.0;
  double range = 0.0;

  bool moves() const { return range > kStillMm; }
};

struct Sway {
  Signal ap;
  Signal ml;
  Signal rd;  ///< Distance from the mean point; its mean is not removed.
  double path = 0.0;
  double sweptMm2 = 0.0;
  double durationS = 0.0;
  double rateHz = 0.0;
};

Signal signalOf(std::vector<double> mm) {
  Signal signal{.mm = std::move(mm)};
  const auto n = static_cast<double>(signal.mm.size());
  double least = HUGE_VAL;
  double most = -HUGE_VAL;
  double squares = 0.0;
  double before = signal.mm.front();
  for (const double at : signal.mm) {
    least = std::min(least, at);
    most = std::max(most, at);
    signal.meanAbs += std::abs(at);
    squares += at * at;
    signal.path += std::abs(at - before);
    before = at;
  }
  signal.meanAbs /= n;
  signal.rms = std::sqrt(squares / n);
  signal.range = most - least;
  return signal;
}

std::vector<double> withoutMean(std::vector<double> mm) {
  const double mean = std::accumulate(mm.begin(), mm.end(), 0.0) / static_cast<double>(mm.size());
  for (double& at : mm) {
    at -= mean;
  }
  return mm;
}

Sway swayOf(const Prepared& prepared) {
  Sway sway{.ap = signalOf(withoutMean(prepared.apMm)),
            .ml = signalOf(withoutMean(prepared.mlMm)),
            .rd = {},
            .durationS = prepared.durationS(),
            .rateHz = prepared.rateHz};
  const std::vector<double>& ap = sway.ap.mm;
  const std::vector<double>& ml = sway.ml.mm;
  std::vector<double> distance(ap.size());
  for (std::size_t i = 0; i < ap.size(); ++i) {
    distance[i] = std::sqrt(ap[i] * ap[i] + ml[i] * ml[i]);
  }
  for (std::size_t i = 0; i + 1 < ap.size(); ++i) {
    const double dAp = ap[i + 1] - ap[i];
    const double dMl = ml[i + 1] - ml[i];
    sway.path += std::sqrt(dAp * dAp + dMl * dMl);
    sway.sweptMm2 += 0.5 * std::abs(ap[i + 1] * ml[i] - ap[i] * ml[i + 1]);
  }
  sway.rd = signalOf(std::move(distance));
  return sway;
}

/// Fills in a MeasureSet in which every measure is absent at first.
class Filler {
 public:
  explicit Filler(MeasureSet& set) : set_(set) {}

  /// A value, or with `trouble` the reason why there is none.
  void put(std::string_view family, Axis axis, double value, std::string_view trouble = "") {
    const Definition* definition = findDefinition(family, axis);
    const auto place = std::ranges::find(set_.measures, definition, &Measure::definition);
    const std::string_view pipeline = place->pipeline;
    *place = trouble.empty() ? measured(definition->key, value) : absent(definition->key, std::string(trouble));
    place->pipeline = pipeline;
  }
  void beside(std::string_view family, Axis axis, std::vector<std::pair<std::string_view, double>> facts) {
    std::ranges::find(set_.measures, findDefinition(family, axis), &Measure::definition)->beside = std::move(facts);
  }

 private:
  MeasureSet& set_;
};

void putTime(Filler& fill, const Sway& sway) {
  const auto put = [&](Axis axis, const Signal& signal, double path, double perTurn, std::string_view trouble) {
    fill.put("mean-distance", axis, signal.meanAbs, trouble);
    fill.put("rms-distance", axis, signal.rms, trouble);
    fill.put("path-length", axis, path, trouble);
    fill.put("mean-velocity", axis, path / sway.durationS, trouble);
    fill.put("mean-frequency", axis, path / (perTurn * signal.meanAbs * sway.durationS), trouble);
  };
  constexpr double kToAndFro = 4.0 * std::numbers::sqrt2;
  const std::string_view apTrouble = sway.ap.moves() ? "" : "the centre of pressure never moves forward or back";
  const std::string_view mlTrouble = sway.ml.moves() ? "" : "the centre of pressure never moves sideways";
  put(Axis::Whole, sway.rd, sway.path, 2.0 * std::numbers::pi, "");
  put(Axis::Ap, sway.ap, sway.ap.path, kToAndFro, apTrouble);
  put(Axis::Ml, sway.ml, sway.ml.path, kToAndFro, mlTrouble);
  fill.put("range", Axis::Ap, sway.ap.range, apTrouble);
  fill.put("range", Axis::Ml, sway.ml.range, mlTrouble);
}

void putAreas(Filler& fill, const Sway& sway) {
  const std::vector<Vec2> hull = convexHull(sway.ml.mm, sway.ap.mm);
  const Ellipse ellipse = predictionEllipse(sway.ml.mm, sway.ap.mm).value_or(Ellipse{});
  const std::string_view flat = hull.size() < 3 || ellipse.minorMm <= 1e-6 * ellipse.majorMm ? kStraight : "";
  const bool round = ellipse.majorMm - ellipse.minorMm <= 1e-6 * ellipse.majorMm;
  const double spread = std::sqrt(std::max(0.0, sway.rd.rms * sway.rd.rms - sway.rd.meanAbs * sway.rd.meanAbs));
  const double radius = sway.rd.meanAbs + 1.645 * spread;
  fill.put("range", Axis::Whole, greatestDistance(hull));
  fill.put("circle-area", Axis::Whole, std::numbers::pi * radius * radius);
  fill.put("ellipse-area", Axis::Whole, ellipse.areaMm2(), flat);
  fill.put("ellipse-major", Axis::Whole, ellipse.majorMm);
  fill.put("ellipse-minor", Axis::Whole, ellipse.minorMm, flat);
  fill.put("ellipse-angle", Axis::Whole, ellipse.angleDeg, round ? "the ellipse is a circle: it has no direction" : "");
  fill.put("hull-area", Axis::Whole, polygonArea(hull), flat);
  fill.put("sway-area", Axis::Whole, sway.sweptMm2 / sway.durationS, flat);
}

void putSpectra(Filler& fill, const Sway& sway) {
  const auto put = [&](Axis axis, const Signal& signal) {
    std::string trouble;
    SpectrumShape shape;
    if (!reaches(sway.durationS, kLeastSpectrumS)) {
      trouble = "a spectrum needs at least 10 s";
    } else if (!signal.moves()) {
      trouble =
          axis == Axis::Rd ? "the distance from the middle never changes" : std::string(kStill) + " in this direction";
    } else {
      shape = shapeOf(welch(signal.mm, sway.rateHz));
      trouble = shape.powerMm2 > 0.0 ? "" : "no power between 0.15 and 5 Hz";
    }
    fill.put("power", axis, shape.powerMm2, trouble);
    fill.put("f50", axis, shape.f50Hz, trouble);
    fill.put("f95", axis, shape.f95Hz, trouble);
    fill.put("centroid-frequency", axis, shape.centroidHz, trouble);
    fill.put("frequency-dispersion", axis, shape.dispersion, trouble);
  };
  put(Axis::Ap, sway.ap);
  put(Axis::Ml, sway.ml);
  put(Axis::Rd, sway.rd);
}

/// Both axes together: the mean of theirs, weighed by the sums of their densities.
void putSpectralMeans(Filler& fill, const Sway& sway) {
  const bool enough = reaches(sway.durationS, kLeastSpectrumS);
  const SpectralMean ap = enough && sway.ap.moves() ? spectralMean(sway.ap.mm, sway.rateHz) : SpectralMean{};
  const SpectralMean ml = enough && sway.ml.moves() ? spectralMean(sway.ml.mm, sway.rateHz) : SpectralMean{};
  const auto put = [&](Axis axis, double hz, bool moves) {
    fill.put("spectral-mean-frequency", axis, hz,
             !enough ? "a spectrum needs at least 10 s"
             : moves ? ""
                     : "the centre of pressure never moves in this direction");
  };
  put(Axis::Whole, (ap.weight * ap.hz + ml.weight * ml.hz) / (ap.weight + ml.weight), true);
  put(Axis::Ap, ap.hz, ap.weight > 0.0);
  put(Axis::Ml, ml.hz, ml.weight > 0.0);
}

void putEntropy(Filler& fill, const Sway& sway, bool wanted) {
  const auto put = [&](Axis axis, const Signal& signal) {
    const std::size_t n = signal.mm.size();
    std::string trouble;
    if (!wanted) {
      trouble = kNotAskedFor;
    } else if (!signal.moves()) {
      trouble = std::string(kStill) + " in this direction";
    } else if (n < kLeastEntropySamples || n > kMostEntropySamples) {
      trouble = std::to_string(n) + " samples: 200 to 200,000 are needed";
    }
    if (!trouble.empty()) {
      fill.put("sample-entropy", axis, 0.0, trouble);
      return;
    }
    const EntropyCount count = countMatches(signal.mm);
    fill.put("sample-entropy", axis, -std::log(static_cast<double>(count.longer) / static_cast<double>(count.shorter)),
             count.longer > 0 ? "" : "no part of the signal repeats itself");
    fill.beside("sample-entropy", axis,
                {{"m", kEntropyLength}, {"r_mm", count.r}, {"rate_hz", sway.rateHz}, {"n", static_cast<double>(n)}});
  };
  put(Axis::Ap, sway.ap);
  put(Axis::Ml, sway.ml);
}

std::string outsideHurst(double half) {
  return half >= 0.0 && half <= 1.0
             ? ""
             : "half the slope is " + threeDigits(half) + ": a Hurst exponent lies between 0 and 1";
}

std::string belowZero(double coefficient) {
  return coefficient >= 0.0 ? "" : "half the slope is " + threeDigits(coefficient) + ": below 0 it is no diffusion";
}

std::string outsideCrossing(double criticalS) {
  return criticalS >= kCrossingFromS && criticalS <= kCrossingToS ? ""
                                                                  : "the two lines do not cross between 0.3 and 2.5 s";
}

void putDiffusion(Filler& fill, const Sway& sway) {
  std::optional<Diffusion> scaling;
  std::optional<LinearDiffusion> linear;
  std::string trouble = "diffusion needs at least 20 s";
  if (reaches(sway.durationS, kLeastDiffusionS)) {
    const std::vector<double> msd = meanSquareDisplacement(sway.ap.mm, sway.ml.mm);
    scaling = diffusionOf(msd, sway.rateHz);
    linear = linearDiffusionOf(msd, sway.rateHz);
    trouble = scaling && linear ? "" : "the displacements do not give two lines";
  }
  const auto put = [&](std::string_view family, double value, const std::string& outside = "") {
    fill.put(family, Axis::Whole, value, trouble.empty() ? outside : trouble);
  };
  const Diffusion found = scaling.value_or(Diffusion{});
  put("hurst-short", found.hurstShort, outsideHurst(found.hurstShort));
  put("hurst-long", found.hurstLong, outsideHurst(found.hurstLong));
  put("critical-time", found.criticalS, outsideCrossing(found.criticalS));
  put("critical-displacement", found.criticalMsdMm2, outsideCrossing(found.criticalS));
  const LinearDiffusion coefficients = linear.value_or(LinearDiffusion{});
  put("diffusion-short", coefficients.shortMm2PerS, belowZero(coefficients.shortMm2PerS));
  put("diffusion-long", coefficients.longMm2PerS, belowZero(coefficients.longMm2PerS));
  put("linear-critical-time", coefficients.criticalS, outsideCrossing(coefficients.criticalS));
  put("linear-critical-displacement", coefficients.criticalMsdMm2, outsideCrossing(coefficients.criticalS));
}

std::vector<std::string> notesOn(const MeasureSet& set) {
  std::vector<std::string> notes;
  if (set.resampled) {
    notes.push_back("irregular sample times (" + threeDigits(set.recorded.rateHz) +
                    " a second): averaged over windows of 80 ms to 25 a second");
  }
  if (set.filter == Filter::None && !set.recorded.regular) {
    notes.push_back(
        "irregular sample times, taken as they come: frequencies, entropy and diffusion treat them as even");
  }
  if (set.recorded.wrong.total > 0) {
    notes.push_back(wordsFor(set.recorded.wrong) + " left out");
  }
  if (!reaches(set.durationS, kComparableS)) {
    notes.push_back(threeDigits(set.durationS) + " s: sway should not be compared below 25 s");
  }
  if (!reaches(set.recorded.rateHz, kComparableRateHz)) {
    notes.push_back(threeDigits(set.recorded.rateHz) + " samples a second: sway should not be compared below 50");
  }
  return notes;
}

}  // namespace

MeasureSet swayMeasures(const Prepared& prepared, const MeasureSettings& settings) {
  MeasureSet set{.filter = prepared.filter,
                 .samples = prepared.trouble.empty() ? prepared.size() : prepared.recorded.samples,
                 .durationS = prepared.durationS(),
                 .rateHz = prepared.trouble.empty() ? prepared.rateHz : prepared.recorded.rateHz,
                 .resampled = prepared.resampled,
                 .recorded = prepared.recorded,
                 .measures = {},
                 .notes = {}};
  if (!prepared.trouble.empty() && set.rateHz > 0.0) {
    set.durationS = static_cast<double>(set.samples) / set.rateHz;
  }
  std::string trouble = prepared.trouble;
  std::optional<Sway> sway;
  if (trouble.empty()) {
    sway = swayOf(prepared);
    trouble = sway->ap.moves() || sway->ml.moves() ? "" : kStill;
  }
  for (const Definition& definition : definitions()) {
    if (definition.group <= MeasureGroup::Diffusion) {
      set.measures.push_back(absent(definition.key, trouble));
      set.measures.back().pipeline = pipelineOf(prepared);
    }
  }
  if (!trouble.empty()) {
    return set;
  }
  Filler fill(set);
  putTime(fill, *sway);
  putAreas(fill, *sway);
  putSpectra(fill, *sway);
  putSpectralMeans(fill, *sway);
  putEntropy(fill, *sway, settings.sampleEntropy);
  putDiffusion(fill, *sway);
  set.notes = notesOn(set);
  return set;
}

MeasureSet swayMeasures(const Trace& trace, const MeasureSettings& settings) {
  return swayMeasures(prepare(trace, {.filter = settings.filter, .resampledBefore = settings.resampledBefore}),
                      settings);
}

}  // namespace surefoot
