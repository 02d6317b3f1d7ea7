#include "core/capture/natural_order.h"

#include <algorithm>
#include <string>

namespace core {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Takes the run of digits, or the single other character, from the front of `text`.
std::string_view takePiece(std::string_view& text) {
    std::size_t length = 1;
    if (isDigit(text.front())) {
        length = std::size_t(std::ranges::find_if_not(text, isDigit) - text.begin());
    }
    const std::string_view piece = text.substr(0, length);
    text.remove_prefix(length);
    return piece;
}

std::string_view withoutLeadingZeros(std::string_view digits) {
    const auto first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? digits.substr(digits.size() - 1) : digits.substr(first);
}

/// Less than, equal or greater than zero.
int comparePieces(std::string_view a, std::string_view b) {
    if (!isDigit(a.front()) || !isDigit(b.front())) {
        return a.compare(b);
    }
    a = withoutLeadingZeros(a);
    b = withoutLeadingZeros(b);
    return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b);
}

}  // namespace

bool naturallyBefore(std::string_view a, std::string_view b) {
    std::string_view restA = a;
    std::string_view restB = b;
    while (!restA.empty() && !restB.empty()) {
        const int order = comparePieces(takePiece(restA), takePiece(restB));
        if (order != 0) {
            return order < 0;
        }
    }
    return restA.empty() != restB.empty() ? restA.empty() : a < b;  // frame01 and frame1: any fixed order
}

}  // namespace core
