// SPDX-License-Identifier: MIT
// Draws every screen as SVG: pictures FOLDER [LANGUAGE [protan|deutan|tritan]]. For review and for the README;
// optionally in another language, and as people with a colour vision deficiency see it.
#include <array>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "play/svg.hpp"
#include "screens/catalogue.hpp"
#include "screens/colour_vision.hpp"
#include "screens/scenes.hpp"

namespace surefoot::test {
namespace {

struct Format {
  const char* name;
  Canvas canvas;
};
constexpr std::array<Format, 3> kFormats{
    {{"wide", {1920.0, 1080.0}}, {"4x3", {1440.0, 1080.0}}, {"tall", {1080.0, 1920.0}}}};

class SvgAlbum final : public Album {
 public:
  SvgAlbum(std::filesystem::path folder, const std::string& language, const std::string& vision)
      : folder_(std::move(folder)), words_(Catalogue::of(language)), vision_(visionNamed(vision)) {
    std::filesystem::create_directories(folder_);
  }

  void keep(const std::string& name, const Draw& draw) const override {
    for (const auto& [format, canvas] : kFormats) {
      DrawList list;
      draw(list, canvas);
      const std::filesystem::path file = folder_ / (name + "_" + format + ".svg");
      std::ofstream(file) << svgOf(vision_ == nullptr ? list : seenWith(*vision_, std::move(list)), canvas,
                                   [this](auto id, auto arguments) { return words_.text(id, arguments); });
    }
  }

 private:
  std::filesystem::path folder_;
  const Catalogue& words_;
  const ColourVision* vision_;
};

}  // namespace
}  // namespace surefoot::test

int main(int argc, char** argv) {
  using namespace surefoot::test;
  if (argc < 2 || argc > 4) {
    std::cerr << "usage: pictures FOLDER [LANGUAGE [protan|deutan|tritan]]\n";
    return 2;
  }
  try {
    takeEveryScene(SvgAlbum(argv[1], argc > 2 ? argv[2] : "en", argc > 3 ? argv[3] : ""));
  } catch (const std::exception& error) {
    std::cerr << "pictures: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
