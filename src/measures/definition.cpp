// SPDX-License-Identifier: MIT
#include "measures/definition.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

namespace surefoot {
namespace {

struct KeyOf {
  std::string_view key;
  Axis axis;
};

/// What the keys of one definition share.
struct Family {
  std::string_view id;
  MeasureGroup group;
  std::string_view unit;
  int decimals;
  std::string_view name;
  std::string_view what;
  std::string_view formula;
  std::string_view source;
  std::string_view settings;
  std::string_view needs;
  std::initializer_list<KeyOf> keys;
};

constexpr std::string_view kPath = "at least 5 s and 20 samples a second, no gap, a moving centre of pressure";
constexpr std::string_view kPlane = "as path length, and movement in both axes";
constexpr std::string_view kLongEnough = "at least 10 s and power in the band";
constexpr std::string_view kWelch =
    "Welch's method, Hann windows of 20.48 s (or the whole recording if shorter), half overlapped, each window's mean "
    "removed, one-sided density G(f); band 0.15 to 5 Hz; mu_k = sum f^k G df";
constexpr std::string_view kStochastic = "Collins & De Luca 1993, Exp Brain Res 95:308-318 (10.1007/BF00229788)";
constexpr std::string_view kTwoLines =
    "mean square displacement in the plane for every lag up to T/3; straight lines through ln(displacement) over "
    "ln(lag), least squares; the lag at which they join is the one in 0.3 to 2.5 s with the least sum of squares of "
    "both";
constexpr std::string_view kTwoLinesNeed = "at least 20 s and a moving centre of pressure";
constexpr std::string_view kLimitsSource =
    "the five measures of the Limits of Stability test, as in Lininger et al. 2018 (Int J Sports Phys Ther "
    "13:800-807), defined here for the centre of pressure in millimetres";
constexpr std::string_view kLimitsSettings =
    "progress is the shift from the neutral point along the line to the target; movement starts when progress passes "
    "10 mm and goes on to 20 mm without coming back";

/// The one list. Prieto's names for the measures stand in the source.
const std::vector<Family>& families() {
  using enum Axis;
  using enum MeasureGroup;
  static const std::vector<Family> kFamilies{
      {"mean-distance/1",
       Distance,
       "mm",
       2,
       "Mean distance",
       "How far from its middle the centre of pressure is, on average.",
       "mean of RD = sqrt(AP^2 + ML^2); mean of |AP|; mean of |ML|",
       "Prieto et al. 1996, MDIST (10.1109/10.532130)",
       "",
       kPath,
       {{"mean_distance_mm", Whole}, {"mean_distance_ap_mm", Ap}, {"mean_distance_ml_mm", Ml}}},
      {"rms-distance/1",
       Distance,
       "mm",
       2,
       "RMS distance",
       "How far from its middle the centre of pressure is, large distances weighing more.",
       "sqrt of the mean of RD^2, AP^2, ML^2 (divided by n)",
       "Prieto et al. 1996, RDIST (10.1109/10.532130)",
       "",
       kPath,
       {{"rms_distance_mm", Whole}, {"rms_ap_mm", Ap}, {"rms_ml_mm", Ml}}},
      {"path-length/1",
       Distance,
       "mm",
       1,
       "Path length",
       "The length of the way that the centre of pressure went. It grows with time and with noise.",
       "sum of the distances between samples that follow each other; of |AP steps|; of |ML steps|",
       "Prieto et al. 1996, TOTEX (10.1109/10.532130)",
       "",
       kPath,
       {{"path_length_mm", Whole}, {"path_length_ap_mm", Ap}, {"path_length_ml_mm", Ml}}},
      {"range/1",
       Distance,
       "mm",
       1,
       "Range",
       "The greatest distance between any two places of the centre of pressure. A single sway decides it.",
       "largest distance between two corners of the convex hull; max - min of AP, of ML",
       "Prieto et al. 1996, RANGE (10.1109/10.532130)",
       "",
       kPath,
       {{"range_mm", Whole}, {"range_ap_mm", Ap}, {"range_ml_mm", Ml}}},
      {"mean-velocity/1",
       Velocity,
       "mm/s",
       2,
       "Mean velocity",
       "How fast the centre of pressure moves, on average: the most repeatable measure of sway. Noise of the board "
       "inflates it.",
       "path length / T, T = n / rate",
       "Prieto et al. 1996, MVELO (10.1109/10.532130)",
       "",
       kPath,
       {{"mean_velocity_mm_s", Whole}, {"mean_velocity_ap_mm_s", Ap}, {"mean_velocity_ml_mm_s", Ml}}},
      {"circle-area/1",
       Area,
       "mm2",
       0,
       "95 % circle area",
       "A circle around the middle that holds about 95 % of the distances from it.",
       "pi (mean RD + 1.645 s)^2, s^2 = (RMS distance)^2 - (mean RD)^2",
       "Prieto et al. 1996, AREA-CC (10.1109/10.532130)",
       "",
       kPath,
       {{"circle_area_mm2", Whole}}},
      {"ellipse-area/1",
       Area,
       "mm2",
       0,
       "95 % prediction ellipse area",
       "An ellipse in which the next sample falls with 95 % probability. Not the confidence ellipse of the mean, which "
       "is n + 1 times smaller.",
       "pi k sqrt(det S), S sample covariance (n - 1), k = F.95(2, n - 2) 2 (n - 1)(n + 1) / (n (n - 2))",
       "Schubert & Kirchner 2014 (10.1016/j.gaitpost.2013.09.001)",
       "",
       kPlane,
       {{"ellipse_area_mm2", Whole}}},
      {"ellipse-major/1",
       Area,
       "mm",
       1,
       "Ellipse, long semi-axis",
       "Half the length of the 95 % prediction ellipse.",
       "sqrt(k lambda_1), lambda_1 the larger eigenvalue of S",
       "Schubert & Kirchner 2014 (10.1016/j.gaitpost.2013.09.001)",
       "",
       kPath,
       {{"ellipse_major_mm", Whole}}},
      {"ellipse-minor/1",
       Area,
       "mm",
       1,
       "Ellipse, short semi-axis",
       "Half the width of the 95 % prediction ellipse.",
       "sqrt(k lambda_2), lambda_2 the smaller eigenvalue of S",
       "Schubert & Kirchner 2014 (10.1016/j.gaitpost.2013.09.001)",
       "",
       kPlane,
       {{"ellipse_minor_mm", Whole}}},
      {"ellipse-angle/1",
       Area,
       "deg",
       1,
       "Ellipse, direction",
       "Where the long axis of the ellipse points: 0 is side to side, 90 forward and back, between them forward and "
       "to the right, negative forward and to the left.",
       "1/2 atan2(2 S_xy, S_xx - S_yy), x to the right, y forward",
       "Schubert & Kirchner 2014 (10.1016/j.gaitpost.2013.09.001)",
       "",
       "an ellipse longer than it is wide",
       {{"ellipse_angle_deg", Whole}}},
      {"hull-area/1",
       Area,
       "mm2",
       0,
       "Convex hull area",
       "The area inside a string pulled tight around all places of the centre of pressure.",
       "shoelace formula over the corners of the convex hull",
       "de Berg et al. 2008, Computational Geometry, ch. 1 (monotone chain)",
       "",
       kPlane,
       {{"hull_area_mm2", Whole}}},
      {"sway-area/1",
       Area,
       "mm2/s",
       2,
       "Sway area rate",
       "The area that the line from the middle to the centre of pressure sweeps in a second.",
       "(1 / (2 T)) sum |AP[i+1] ML[i] - AP[i] ML[i+1]|",
       "Prieto et al. 1996, AREA-SW (10.1109/10.532130)",
       "",
       kPlane,
       {{"sway_area_mm2_s", Whole}}},
      {"mean-frequency/1",
       Frequency,
       "Hz",
       3,
       "Mean frequency",
       "How often a second the centre of pressure would go round a circle, or to and fro, of its mean distance.",
       "path / (2 pi mean RD T); AP path / (4 sqrt(2) mean |AP| T); ML likewise",
       "Prieto et al. 1996, MFREQ (10.1109/10.532130)",
       "",
       kPath,
       {{"mean_frequency_hz", Whole}, {"mean_frequency_ap_hz", Ap}, {"mean_frequency_ml_hz", Ml}}},
      {"power/1",
       Frequency,
       "mm2",
       2,
       "Power",
       "The strength of sway between 0.15 and 5 Hz.",
       "mu_0",
       "Prieto et al. 1996, POWER (10.1109/10.532130); Welch 1967",
       kWelch,
       kLongEnough,
       {{"power_ap_mm2", Ap}, {"power_ml_mm2", Ml}, {"power_rd_mm2", Rd}}},
      {"f50/1",
       Frequency,
       "Hz",
       3,
       "Median frequency",
       "Half of the power lies below it.",
       "first f at which the sum of G df from 0.15 Hz on is at least 50 % of mu_0",
       "Prieto et al. 1996, 50 % power frequency (10.1109/10.532130); Welch 1967",
       kWelch,
       kLongEnough,
       {{"f50_ap_hz", Ap}, {"f50_ml_hz", Ml}, {"f50_rd_hz", Rd}}},
      {"f95/1",
       Frequency,
       "Hz",
       3,
       "95 % frequency",
       "Nearly all of the power lies below it.",
       "first f at which the sum of G df from 0.15 Hz on is at least 95 % of mu_0",
       "Prieto et al. 1996, 95 % power frequency (10.1109/10.532130); Welch 1967",
       kWelch,
       kLongEnough,
       {{"f95_ap_hz", Ap}, {"f95_ml_hz", Ml}, {"f95_rd_hz", Rd}}},
      {"centroid-frequency/1",
       Frequency,
       "Hz",
       3,
       "Centroidal frequency",
       "The frequency around which the power lies.",
       "sqrt(mu_2 / mu_0)",
       "Prieto et al. 1996, CFREQ (10.1109/10.532130); Welch 1967",
       kWelch,
       kLongEnough,
       {{"centroid_frequency_ap_hz", Ap}, {"centroid_frequency_ml_hz", Ml}, {"centroid_frequency_rd_hz", Rd}}},
      {"frequency-dispersion/1",
       Frequency,
       "1",
       3,
       "Frequency dispersion",
       "How widely the power is spread: 0 for one pure sway, towards 1 for many.",
       "sqrt(1 - mu_1^2 / (mu_0 mu_2))",
       "Prieto et al. 1996, FREQD (10.1109/10.532130); Welch 1967",
       kWelch,
       kLongEnough,
       {{"frequency_dispersion_ap", Ap}, {"frequency_dispersion_ml", Ml}, {"frequency_dispersion_rd", Rd}}},
      {"sample-entropy/1",
       Complexity,
       "1",
       3,
       "Sample entropy",
       "How little the sway repeats itself: low for a regular to and fro. Only values of the same rate, length and "
       "filter can be compared.",
       "-ln(A / B): of the stretches that match over 2 samples (B), those that match over 3 as well (A), no stretch "
       "with itself",
       "Richman & Moorman 2000 (10.1152/ajpheart.2000.278.6.H2039); Ramdani et al. 2009 for sway",
       "m = 2, r = 0.2 population standard deviations, largest difference (Chebyshev), lag 1, natural logarithm",
       "200 to 200,000 samples and at least one match of each kind",
       {{"sample_entropy_ap", Ap}, {"sample_entropy_ml", Ml}}},
      {"hurst-short/1",
       Diffusion,
       "1",
       3,
       "Hurst exponent, short times",
       "Over less than about a second: above 0.5 sway tends to go on as it goes.",
       "half the slope of the line of short lags",
       kStochastic,
       kTwoLines,
       kTwoLinesNeed,
       {{"hurst_short", Whole}}},
      {"hurst-long/1",
       Diffusion,
       "1",
       3,
       "Hurst exponent, long times",
       "Over more than about a second: below 0.5 sway tends to turn back.",
       "half the slope of the line of long lags",
       kStochastic,
       kTwoLines,
       kTwoLinesNeed,
       {{"hurst_long", Whole}}},
      {"critical-time/1",
       Diffusion,
       "s",
       2,
       "Critical time",
       "When drifting on becomes turning back.",
       "lag at which the two lines cross",
       kStochastic,
       kTwoLines,
       "two lines that cross in 0.3 to 2.5 s",
       {{"critical_time_s", Whole}}},
      {"critical-displacement/1",
       Diffusion,
       "mm2",
       1,
       "Critical mean square displacement",
       "How far, squared, the centre of pressure drifts before it turns back.",
       "height at which the two lines cross",
       kStochastic,
       kTwoLines,
       "two lines that cross in 0.3 to 2.5 s",
       {{"critical_msd_mm2", Whole}}},
      {"limits-reaction-time/1",
       Limits,
       "s",
       2,
       "Reaction time",
       "From the signal to the beginning of the lean.",
       "time of the start of movement - time of the signal",
       kLimitsSource,
       kLimitsSettings,
       "a movement that starts",
       {{"limits_reaction_time_s", Whole}}},
      {"limits-movement-velocity/1",
       Limits,
       "mm/s",
       1,
       "Movement velocity",
       "How fast the lean goes to its first stop.",
       "0.9 E / time from 5 % to 95 % of E, the end point excursion",
       kLimitsSource,
       kLimitsSettings,
       "an end point excursion",
       {{"limits_movement_velocity_mm_s", Whole}}},
      {"limits-end-point/1",
       Limits,
       "mm",
       1,
       "End point excursion",
       "How far towards the target the first lean goes before it stops.",
       "E, the largest progress in the first quarter of a second, past 20 mm, in which it grows by less than 2 mm",
       kLimitsSource,
       kLimitsSettings,
       "a movement that starts and stops",
       {{"limits_end_point_mm", Whole}}},
      {"limits-maximum-excursion/1",
       Limits,
       "mm",
       1,
       "Maximum excursion",
       "How far towards the target the lean goes at all.",
       "largest progress until the end of the trial",
       kLimitsSource,
       kLimitsSettings,
       "a movement that starts",
       {{"limits_max_excursion_mm", Whole}}},
      {"limits-directional-control/1",
       Limits,
       "%",
       0,
       "Directional control",
       "How straight the way to the target is: 100 is a straight line.",
       "100 (toward - off-axis) / toward: the sums of the steps towards the target and of the |steps| across that "
       "line, from the start of movement to the end point",
       kLimitsSource,
       kLimitsSettings,
       "an end point excursion",
       {{"limits_directional_control_percent", Whole}}},
      {"single-leg-time/1",
       SingleLeg,
       "s",
       1,
       "Time on one leg",
       "From the foot's lifting until it touches down, the standing foot moves or the time is over.",
       "end - start of standing on one leg",
       "Springer et al. 2007 (10.1519/00139143-200704000-00003)",
       "eyes open or closed as its condition says; the best and the mean of three trials are looked at",
       "",
       {{"single_leg_time_s", Whole}}},
      {"single-leg-velocity/1",
       SingleLeg,
       "mm/s",
       1,
       "Velocity on one leg",
       "How fast the centre of pressure moves while standing on one leg.",
       "path length / T, without the first and last half second",
       "as mean-velocity/1",
       "without the first and the last 0.5 s, which hold the stepping",
       "at least 3 s on one leg",
       {{"single_leg_velocity_mm_s", Whole}}},
      {"load-share/1",
       Symmetry,
       "%",
       1,
       "Share of load",
       "How much of the weight a foot carries: 50 and 50 is even.",
       "two plates: 100 F_left / (F_left + F_right), mean over the trial; one plate: 100 (x_right - ML) / (x_right - "
       "x_left), x the middles of the feet",
       "statics of two supports; Anker et al. 2008 (10.1016/j.gaitpost.2007.06.002) for its use",
       "",
       "load on both feet, or where they stand",
       {{"load_share_left_percent", Whole}, {"load_share_right_percent", Whole}}},
  };
  return kFamilies;
}

Definition definitionOf(const Family& family, KeyOf key) {
  return {.key = key.key,
          .id = family.id,
          .family = family.id.substr(0, family.id.find('/')),
          .axis = key.axis,
          .group = family.group,
          .unit = family.unit,
          .decimals = family.decimals,
          .name = family.name,
          .what = family.what,
          .formula = family.formula,
          .source = family.source,
          .settings = family.settings,
          .needs = family.needs};
}

/// Breaks at blanks, each line indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string lines;
  const std::string margin(indent, ' ');
  while (!text.empty()) {
    std::size_t cut = text.size();
    if (cut > width - indent) {
      cut = text.rfind(' ', width - indent);
      cut = cut == std::string_view::npos || cut == 0 ? std::min(text.find(' '), text.size()) : cut;
    }
    lines += (lines.empty() ? "" : "\n" + margin) + std::string(text.substr(0, cut));
    text.remove_prefix(std::min(cut + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::span<const Definition> definitions() {
  static const std::vector<Definition> kAll = [] {
    std::vector<Definition> all;
    for (const Family& family : families()) {
      for (const KeyOf& key : family.keys) {
        all.push_back(definitionOf(family, key));
      }
    }
    return all;
  }();
  return kAll;
}

const Definition* findDefinition(std::string_view key) {
  const auto all = definitions();
  const auto found = std::ranges::find(all, key, &Definition::key);
  return found == all.end() ? nullptr : &*found;
}

const Definition* findDefinition(std::string_view family, Axis axis) {
  const auto all = definitions();
  const auto found = std::ranges::find_if(
      all, [&](const Definition& definition) { return definition.family == family && definition.axis == axis; });
  return found == all.end() ? nullptr : &*found;
}

std::string titleOf(const Definition& definition) {
  if (definition.key == "load_share_left_percent") {
    return "Share of load, left";
  }
  if (definition.key == "load_share_right_percent") {
    return "Share of load, right";
  }
  const std::string_view axis = wordsFor(definition.axis);
  return std::string(definition.name) + (axis.empty() ? "" : ", ") + std::string(axis);
}

std::string_view wordsFor(Axis axis) {
  constexpr std::array<std::string_view, 4> kWords{"", "forward and back", "side to side", "distance from the middle"};
  return kWords.at(static_cast<std::size_t>(axis));
}

std::string_view wordsFor(MeasureGroup group) {
  constexpr std::array<std::string_view, 9> kWords{
      "Distance",          "Velocity",       "Area", "Frequency", "Complexity", "Diffusion", "Limits of stability",
      "Single-leg stance", "Weight symmetry"};
  return kWords.at(static_cast<std::size_t>(group));
}

std::string_view shownUnit(std::string_view unit) {
  constexpr std::array<std::array<std::string_view, 2>, 4> kShown{
      {{"mm2", "mm²"}, {"mm2/s", "mm²/s"}, {"deg", "°"}, {"1", ""}}};
  const auto found = std::ranges::find(kShown, unit, [](const auto& pair) { return pair[0]; });
  return found == kShown.end() ? unit : (*found)[1];
}

std::string explanationOf(const Definition& definition) {
  constexpr std::size_t kIndent = 12;
  constexpr std::size_t kWidth = 100;
  std::string text = std::string(definition.key) + ": " + titleOf(definition) + "\n";
  const auto add = [&](std::string label, std::string_view what) {
    if (!what.empty()) {
      label.resize(kIndent - 2, ' ');
      text += "  " + label + wrapped(what, kIndent, kWidth) + "\n";
    }
  };
  add("meaning", definition.what);
  add("unit", definition.unit == "1" ? "none" : shownUnit(definition.unit));
  add("formula", definition.formula);
  add("settings", definition.settings);
  add("needs", definition.needs);
  add("source", definition.source);
  add("definition", definition.id);
  return text;
}

}  // namespace surefoot
