// SPDX-License-Identifier: MIT
// Recordings as CSV: what is accepted, and what is refused with one line.
#include "exchange/recording.hpp"

#include <csignal>
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/error.hpp"
#include "records/visit.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;

struct Files {
  TempDir dir;

  Recording read(const std::string& text) const {
    writeFile(dir / "a.csv", text);
    return readRecording(dir / "a.csv");
  }

  std::string refusal(const std::string& text) const {
    return test::refusal([&] { read(text); });
  }
};

TEST(Recording, ColumnsInAnyOrder_AreRead) {
  const Files files;
  const Recording recording = files.read(
      "\xEF\xBB\xBF"
      "load_n,cop_y_mm,time_s,cop_x_mm\r\n700,2.5,0,-1\r\n50,2.5,0.01,-1\r\n700,,0.02,\r\n");
  ASSERT_EQ(recording.readings.size(), 3U);
  EXPECT_TRUE(recording.hasLoad);
  EXPECT_FALSE(recording.hasToes);
  EXPECT_EQ(recording.readings[0].whole.mm, (Vec2{-1.0, 2.5}));
  EXPECT_TRUE(recording.readings[0].whole.valid);
  EXPECT_FALSE(recording.readings[1].whole.valid) << "50 N is nobody";
  EXPECT_FALSE(recording.readings[2].whole.valid) << "no CoP there";
  EXPECT_EQ(recording.readings[2].tS, 0.02);
  EXPECT_FALSE(recording.board);
}

TEST(Recording, NoLoadColumn_AssumesSomebodyStands) {
  const Files files;
  const Recording recording = files.read("time_s,cop_x_mm,cop_y_mm\n0,1,2\n");
  EXPECT_FALSE(recording.hasLoad);
  EXPECT_EQ(recording.readings[0].whole.loadN, kAssumedLoadN);
  EXPECT_TRUE(recording.readings[0].whole.valid);
}

TEST(Recording, OnlyForces_AddUpToTheLoad) {
  const Files files;
  const Recording recording = files.read("time_s,force_1_n,force_2_n,cop_x_mm,cop_y_mm\n0,300,400.5,1,2\n");
  EXPECT_TRUE(recording.hasLoad);
  EXPECT_EQ(recording.readings[0].whole.loadN, 700.5);
}

TEST(Recording, BadTable_IsRefusedWithItsFault) {
  const Files files;
  const std::string head = "time_s,cop_x_mm,cop_y_mm\n";
  EXPECT_THAT(files.refusal(""), HasSubstr("a.csv is empty"));
  EXPECT_THAT(files.refusal(head), HasSubstr("a.csv has no rows below its header"));
  EXPECT_THAT(files.refusal("time_s,cop_x_mm,cop_z_mm\n0,1,2\n"),
              HasSubstr("a.csv, line 1: unknown column \"cop_z_mm\""));
  EXPECT_THAT(files.refusal("time_s,cop_x_mm\n0,1\n"), HasSubstr("line 1: there is no column cop_y_mm"));
  EXPECT_THAT(files.refusal("time_s,cop_x_mm,cop_x_mm\n0,1,2\n"),
              HasSubstr("line 1: column \"cop_x_mm\" occurs twice"));
  EXPECT_THAT(files.refusal(head + "0,1,2\n0.01,1\n"), HasSubstr("line 3: 2 cells, but the header has 3"));
  EXPECT_THAT(files.refusal(head + "0,1,2\n0.01,one,2\n"), HasSubstr("line 3: cop_x_mm \"one\" is not a number"));
  EXPECT_THAT(files.refusal(head + "0,inf,2\n"), HasSubstr("line 2: cop_x_mm \"inf\" is not a number"));
  EXPECT_THAT(files.refusal(head + "0.5,\"1,5\",2\n"), HasSubstr("line 2: cop_x_mm \"1,5\" has a decimal comma"));
  EXPECT_THAT(files.refusal(head + "0.02,1,2\n0.01,1,2\n"), HasSubstr("line 3: time_s goes back from 0.02 to 0.01"));
  const std::string raw = "board_time_us,time_s,sequence,faults,raw_1,cop_x_mm,cop_y_mm\n";
  EXPECT_THAT(files.refusal(raw + "20,0,1,0,5,1,1\n20,0.1,2,0,5,1,1\n19,0.2,3,0,5,1,1\n"),
              HasSubstr("line 4: board_time_us goes back from 20 to 19"));
  EXPECT_THAT(files.refusal("time_s,cop_x_mm,cop_y_mm,raw_1\n0,1,2,0.5\n"), "accepted") << "raw counts nobody uses";
  EXPECT_THROW(readRecording(files.dir / "none.csv"), Error);
  EXPECT_THROW(readRecording(files.dir.path()), Error);
}

TEST(Recording, WrittenRecording_ReadsBackTheSame) {
  const Files files;
  const SessionSetup setup = testSetup();
  Feet feet(setup.board);
  std::vector<Sample> samples;
  RecordingWriter writer(files.dir / "r.csv", setup.board, "a \"board\"");
  for (int i = 0; i < 1200; ++i) {
    for (const Sample& sample : feet.next().samples) {
      writer.append(sample);
      samples.push_back(sample);
    }
  }
  EXPECT_EQ(writer.samples(), samples.size());
  writer.finish({.rateHz = 92.6, .badFrames = 1});
  const Recording recording = readRecording(files.dir / "r.csv");
  ASSERT_EQ(recording.samples.size(), samples.size());
  ASSERT_TRUE(recording.board);
  EXPECT_FALSE(recording.session);
  EXPECT_EQ(boardToJson(*recording.board), boardToJson(setup.board));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    ASSERT_EQ(recording.samples[i].counts, samples[i].counts);
    ASSERT_EQ(recording.samples[i].boardTimeUs, samples[i].boardTimeUs);
    const Reading expected = readingOf(setup.board, samples[i], {});
    ASSERT_EQ(recording.readings[i].whole.mm, expected.whole.mm);
    ASSERT_EQ(recording.readings[i].whole.valid, expected.whole.valid);
  }
  EXPECT_EQ(recording.readings[0].tS, 0.0);
  EXPECT_NEAR(recording.readings.back().tS, 10.0, 0.02);
}

TEST(Recording, CorrectedCalibrationInTheSidecar_IsUsed) {
  const Files files;
  Board board = splitBoard();
  RecordingWriter writer(files.dir / "r.csv", board, "test");
  writer.append({.counts = {100'000, 100'000, 100'000, 100'000, 100'000, 100'000, 0, 0}});
  writer.finish({});
  const double before = readRecording(files.dir / "r.csv").readings[0].whole.loadN;
  for (CellCalibration& cell : board.calibration) {
    cell.countsPerN *= 2.0;
  }
  RecordingWriter(files.dir / "other.csv", board, "test").finish({});
  std::filesystem::rename(files.dir / "other.json", files.dir / "r.json");
  EXPECT_NEAR(readRecording(files.dir / "r.csv").readings[0].whole.loadN, before / 2.0, 1e-9);
}

TEST(Recording, DamagedSidecar_IsRefused) {
  const Files files;
  RecordingWriter writer(files.dir / "r.csv", splitBoard(), "test");
  writer.append({});
  writer.finish({});
  const std::string good = contentOf(files.dir / "r.json");
  const auto refusalWith = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    writeFile(files.dir / "r.json", text);
    try {
      readRecording(files.dir / "r.csv");
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  EXPECT_EQ(refusalWith("split", "split"), "accepted");
  EXPECT_THAT(refusalWith("\"split\"", "\"round\""),
              HasSubstr("r.json: the board's description is wrong: model \"round\""));
  EXPECT_THAT(refusalWith("{", "["), HasSubstr("this is not JSON"));
  EXPECT_THAT(refusalWith("\"cells\"", "\"sells\""), HasSubstr("cells is missing"));
  EXPECT_THAT(refusalWith("\"x_mm\": ", "\"x_mm\": 1e999, \"y\": "), HasSubstr("wrong"));
  EXPECT_THAT(refusalWith("surefoot-recording", "something"), HasSubstr("not a surefoot-recording"));
}

TEST(Recording, SavedAgainWithItsSidecarByAnotherProgram_ReadsTheSame) {
  const Files files;
  RecordingWriter writer(files.dir / "r.csv", splitBoard(), "test");
  for (std::uint64_t i = 0; i < 50; ++i) {
    writer.append({.boardTimeUs = i * 10'001,
                   .counts = {100'000, 110'000, 100'000, 90'000, 100'000, 100'000, static_cast<int>(i), -7}});
  }
  writer.finish({});
  const Recording before = readRecording(files.dir / "r.csv");
  EXPECT_FALSE(before.unusual);
  const auto saveAgain = [&](const char* name, char separator) {
    std::string wide = "\xFF\xFE";
    for (char c : contentOf(files.dir / name)) {
      c = c == ',' && separator != ',' ? separator : c == '.' && separator != ',' ? ',' : c;
      wide += c;
      wide += '\0';
    }
    writeFile(files.dir / name, wide);
  };
  saveAgain("r.csv", '\t');
  saveAgain("r.json", ',');
  const Recording after = readRecording(files.dir / "r.csv");
  EXPECT_EQ(after.read, "tabs, decimal commas, UTF-16");
  EXPECT_TRUE(after.unusual);
  ASSERT_EQ(after.samples.size(), before.samples.size());
  for (std::size_t i = 0; i < before.samples.size(); ++i) {
    EXPECT_EQ(after.samples[i].counts, before.samples[i].counts);
    EXPECT_EQ(after.samples[i].boardTimeUs, before.samples[i].boardTimeUs);
    EXPECT_EQ(after.readings[i].whole.mm, before.readings[i].whole.mm);
    EXPECT_EQ(after.readings[i].tS, before.readings[i].tS);
  }
}

TEST(Recording, MissingSample_IsLeftOutAndToldButAnEmptyPlaceStays) {
  const Files files;
  const Recording recording = files.read(
      "time_s,cop_x_mm,cop_y_mm,load_n\n0,1,2,700\n0.01,NaN,NaN,NaN\n0.02,1,2,\n0.03,NA,NA,3\n0.04,1,2,700\n");
  ASSERT_EQ(recording.readings.size(), 3U);
  EXPECT_EQ(recording.readings[1].tS, 0.03);
  EXPECT_FALSE(recording.readings[1].whole.valid);
  EXPECT_THAT(recording.read, HasSubstr("2 rows with an empty force left out"));
  EXPECT_THAT(files.refusal("time_s,cop_x_mm,cop_y_mm,load_n\n0,1,2,\n0.01,1,2,\n"),
              HasSubstr("a column of forces that is empty in every row: remove it"));
}

TEST(Recording, OneEmptyCoordinate_IsASampleWithoutAPlace) {
  const Files files;
  const Recording recording = files.read("time_s,cop_x_mm,cop_y_mm\n0,1,2\n0.01,NaN,2\n0.02,1,\n0.03,NA,NA\n");
  ASSERT_EQ(recording.readings.size(), 4U);
  EXPECT_EQ(std::ranges::count_if(recording.readings, [](const Reading& r) { return r.whole.valid; }), 1);
  EXPECT_THAT(recording.read, HasSubstr("2 rows with one coordinate empty taken as without a place"));
  EXPECT_TRUE(recording.unusual);
}

TEST(Recording, NamesWrittenOtherwiseWithTheSameUnit_AreTakenAndTold) {
  const Files files;
  for (const std::string header : {"Time (s),COPx[mm],COPy[mm]", "TIME_S,COP_X_MM,COP_Y_MM",
                                   "time [s],cop x (mm),Cop_y_mm", "time_s,cop_x_mm [mm],cop_y_mm (mm)"}) {
    const Recording recording = files.read(header + "\n0,1,2\n0.01,1,2\n");
    EXPECT_EQ(recording.readings.size(), 2U) << header;
    EXPECT_THAT(recording.read, HasSubstr(" taken as cop_x_mm, ")) << header;
  }
  EXPECT_THAT(files.refusal("time_s (ms),cop_x_mm,cop_y_mm\n0,1,2\n"), HasSubstr("unknown column \"time_s (ms)\""));
  EXPECT_THAT(files.refusal("Time (s),time_s,cop_x_mm,cop_y_mm\n0,0,1,2\n"), HasSubstr("occurs twice"));
}

TEST(Recording, RowNumbersOfRBetweenCommas_AreLeftOut) {
  const Files files;
  const std::string head = "\"time_s\",\"cop_x_mm\",\"cop_y_mm\"\n";
  EXPECT_EQ(files.read(head + "\"1\",0,1.5,2\n\"2\",0.01,1.5,2\n").readings[1].whole.mm.x, 1.5);
  EXPECT_THAT(files.refusal(head + "1,0,1,5\n2,0,1,5\n"), HasSubstr("if these are decimal commas"));
}

TEST(Recording, CommentInWindowsLetters_IsToldAsSuch) {
  const Files files;
  EXPECT_THAT(files
                  .read("# Gr\xF6\xDF"
                        "e\ntime_s,cop_x_mm,cop_y_mm\n0,1,2\n")
                  .read,
              HasSubstr("Windows-1252"));
  EXPECT_THAT(files
                  .read("time_s,cop_x_mm,cop_y_mm\n0,1,2\n# Gr\xF6\xDF"
                        "e\n0.1,1,2\n")
                  .read,
              HasSubstr("Windows-1252"));
}

TEST(Recording, LineOfUnits_MustSayWhatTheNamesSay) {
  const Files files;
  const std::string head = "BioWare\nExport of\ttoday\n\ntime_s\tcop_x_mm\tcop_y_mm\tload_n\n";
  EXPECT_EQ(files.read(head + "[s]\t[mm]\t[mm]\t[N]\n0\t1\t2\t700\n").readings.size(), 1U);
  EXPECT_THAT(files.refusal(head + "s\tm\tm\tN\n0\t1\t2\t700\n"), HasSubstr("line 5: time_s \"s\" is not a number"));
}

TEST(Recording, ColumnsOfOtherPrograms_AreAnsweredWithWhatToDo) {
  const Files files;
  const auto says = [&](const std::string& header, const std::string& advice) {
    EXPECT_THAT(files.refusal(header + "\n0,1,2\n"), HasSubstr(advice)) << header;
  };
  says("time_s,cop_x_m,cop_y_m", "\"cop_x_m\": it is in metres: multiply it by 1000 and call it cop_x_mm");
  says("time_ms,cop_x_mm,cop_y_mm", "divide it by 1000 and call it time_s");
  says("time_s,COP ML,COP AP", "give millimetres to the person's right and call it cop_x_mm");
  says("Time,CoPx,CoPy", "give seconds and call it time_s");
  says("0,1,2", "there is no header");
}

TEST(Recording, ForeignJsonBesideAPlainTable_IsIgnored) {
  const Files files;
  writeFile(files.dir / "a.json", "{\"published\": 1}");
  EXPECT_EQ(files.read("time_s,cop_x_mm,cop_y_mm\n0,1,2\n").readings.size(), 1U);
}

TEST(Recording, FullDisk_IsReportedAndEarlierSamplesReadBack) {
  const Files files;
  RecordingWriter writer(files.dir / "r.csv", splitBoard(), "test");
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{.rlim_cur = 20'000, .rlim_max = before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  std::string message;
  try {
    for (int i = 0; i < 2'000; ++i) {
      writer.append({.boardTimeUs = static_cast<std::uint64_t>(i) * 10'000});
    }
    writer.finish({});
  } catch (const Error& error) {
    message = error.what();
  }
  setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_THAT(message, HasSubstr("cannot be written (disk full or no permission)"));
  const Recording kept = readRecording(files.dir / "r.csv");
  EXPECT_GT(kept.samples.size(), 100U) << "what came before is whole and reads back";
  EXPECT_TRUE(kept.board);
}

TEST(Recording, ReferenceRecordings_AreAllRead) {
  const char* reference = std::getenv("SUREFOOT_REFERENCE");
  if (reference == nullptr) {
    GTEST_SKIP() << "no reference data";
  }
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(reference) / "recordings")) {
    if (entry.path().extension() == ".csv") {
      EXPECT_GT(readRecording(entry.path()).readings.size(), 1000U) << entry.path();
      ++read;
    }
  }
  EXPECT_GT(read, 10);
  const Recording real = readRecording(std::filesystem::path(reference) / "real_board" / "four_corners_181s.csv");
  EXPECT_TRUE(real.hasLoad);
  EXPECT_GT(real.readings.size(), 7000U);
}

TEST(Recording_Read, Pipe_IsRefusedAtOnce) {
  const Files files;
  const auto pipe = files.dir / "pipe.csv";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THAT(refusal([&] { readRecording(pipe); }), HasSubstr("pipe.csv is not a regular file"));
}

}  // namespace
}  // namespace surefoot::test
