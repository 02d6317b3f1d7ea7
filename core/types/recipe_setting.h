#pragma once

#include <string>
#include <vector>

namespace core {

/// One setting of a training recipe, described for people.
struct RecipeSetting {
    enum class Kind { Text, WholeNumber, Number, Choice, Flag, List };
    std::string key;  ///< as recipes name it, such as "optimizer.lr"
    Kind kind = Kind::Text;
    std::string unit;  ///< empty where it is a plain number, a text or a choice
    std::string help;  ///< a phrase that says what it does
    double low = 0;    ///< bounds of the numbers, both allowed
    double high = 0;
    std::vector<std::string> choices;  ///< of Kind::Choice
    std::string defaultValue;
    bool changesResult = true;  ///< false: may differ when a run is resumed
};

}  // namespace core
