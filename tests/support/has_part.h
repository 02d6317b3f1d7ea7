#pragma once

#include <QTest>
#include <string>

/// Fails with the whole text where the part is not in it.
#define HAS(text, part)                                             \
    do {                                                            \
        const std::string all = text;                               \
        QVERIFY2(all.find(part) != std::string::npos, all.c_str()); \
    } while (false)
