#include "app/cli/bench_table.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/common/machine.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

struct Column {
    std::string title, value;
};

std::string text(const Json& value) { return value.get<std::string>(); }
double number(const Json& value) { return value.get<double>(); }

std::vector<Column> columnsOf(const Json& row) {
    const Json& latency = row["latency_ms"];
    std::vector<Column> columns{
        {"model", text(row["model"])},
        {"device", text(row["device"])},
        {"precision", text(row["precision"])},
        {"p50 ms", format("%.1f", number(latency["p50"]))},
        {"p95 ms", format("%.1f", number(latency["p95"]))},
        {"p99 ms", format("%.1f", number(latency["p99"]))},
        {"clips/s", format("%.2f", number(row["clips_per_s"]))},
        {"working MiB", format("%.0f", number(row["working_memory_mib"]))},
        {"parameters", format("%.1f M", number(row["parameters"]) / 1e6)},
        {"GFLOP/clip (needed)", format("%.1f (%.1f)", number(row["flop"]) / 1e9, number(row["flop_needed"]) / 1e9)},
        {"GFLOP/s", format("%.0f", number(row["flop_per_s"]) / 1e9)},
        {"of matrix rate", format("%.0f %%", number(row["share_of_matrix_rate"]) * 100)},
        {"loading / reading", format("%.2f", number(row["loading"]["ratio"]))}};
    if (row.contains("agreement_with_fp32")) {
        const Json& agreement = row["agreement_with_fp32"];
        columns.push_back(
            {"logits change, mean (most)", format("%.2f (%.2f) %%", number(agreement["mean_logit_change"]) * 100,
                                                  number(agreement["largest_logit_change"]) * 100)});
        columns.push_back({"same top-1", format("%.1f %%", number(agreement["same_top1"]) * 100)});
    }
    if (row.contains("reference")) {
        const Json& reference = row["reference"];
        columns.push_back({"than eager", format("%.2f x", number(reference["times_faster_than_eager"]))});
        columns.push_back({"than compiled", format("%.2f x", number(reference["times_faster_than_compiled"]))});
    }
    return columns;
}

}  // namespace

void BenchTable::add(const Json& row) {
    std::string titles = "|", rule = "|", values = "|";
    for (const auto& [title, value] : columnsOf(row)) {
        titles += " " + title + " |";
        rule += "---|";
        values += " " + value + " |";
    }
    if (!m_hasHead) {
        std::string head = machineLine(thisMachine()) + format("; %d threads", row["threads"].get<int>());
        head += format("; %d clips at a time", m_options.clips);
        if (m_options.agreement > 0) head += format("; compared with fp32 on %d clips", m_options.agreement);
        for (const std::string& saving : m_options.without) head += "; without " + saving;
        m_console.result(head);
        m_console.result(titles);
        m_console.result(rule);
    }
    m_hasHead = true;
    m_console.result(values);
}

}  // namespace app
