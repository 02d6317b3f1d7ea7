#include "model/token_groups.h"

#include <QTest>
#include <algorithm>

class TokenGroupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsTokensAsTheSchemesSay_data();
    void groupsTokensAsTheSchemesSay();
};

void TokenGroupsTest::groupsTokensAsTheSchemesSay_data() {
    using model::Grouping;
    QTest::addColumn<Grouping>("grouping");
    QTest::addColumn<QList<int>>("expected");  // frame, row, column of the first two groups' first two tokens
    QTest::newRow("all") << Grouping::All << QList{0, 0, 0, 1, 0, 0};
    QTest::newRow("time") << Grouping::Time << QList{0, 0, 0, 1, 0, 0, /**/ 0, 0, 1, 1, 0, 1};
    QTest::newRow("space") << Grouping::Space << QList{0, 0, 0, 0, 0, 1, /**/ 1, 0, 0, 1, 0, 1};
    QTest::newRow("width") << Grouping::Width << QList{0, 0, 0, 0, 0, 1, /**/ 1, 0, 0, 1, 0, 1};
    QTest::newRow("height") << Grouping::Height << QList{0, 0, 0, 0, 1, 0, /**/ 1, 0, 0, 1, 1, 0};
    QTest::newRow("local") << Grouping::Local << QList{0, 0, 0, 1, 0, 0, /**/ 0, 0, 3, 1, 0, 3};
    QTest::newRow("strided") << Grouping::Strided << QList{0, 0, 0, 2, 0, 0, /**/ 1, 0, 0, 3, 0, 0};
}

void TokenGroupsTest::groupsTokensAsTheSchemesSay() {
    QFETCH(model::Grouping, grouping);
    QFETCH(QList<int>, expected);
    const model::TokenGrid grid{4, 2, 6};  // frames, rows, columns
    const auto frame = torch::arange(4).expand({2, 6, 4});
    const auto row = torch::arange(2).reshape({2, 1, 1}).expand({2, 6, 4});
    const auto column = torch::arange(6).reshape({1, 6, 1}).expand({2, 6, 4});
    const auto tokens = torch::stack({frame, row, column}, 3).reshape({1, 48, 3}).repeat({2, 1, 1});
    const auto groups = model::groupTokens(tokens, grouping, grid);
    QVERIFY(torch::equal(model::ungroupTokens(groups, grouping, grid), tokens));
    const auto first = groups[1].narrow(0, 0, std::min<int64_t>(2, groups.size(1))).narrow(1, 0, 2).flatten();
    QVERIFY(torch::equal(first, torch::tensor(std::vector<int64_t>(expected.begin(), expected.end()))));
}

QTEST_GUILESS_MAIN(TokenGroupsTest)
#include "token_groups_test.moc"
