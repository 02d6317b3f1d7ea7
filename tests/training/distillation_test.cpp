#include "training/distillation.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "tests/training/support/toy_clips.h"
#include "training/clip_draw.h"
#include "training/learner.h"

namespace {

core::TrainingConfig toyConfig() {
    core::TrainingConfig config;
    config.batch = 16;
    config.averageDecay = 0;
    return config;
}

}  // namespace

class DistillationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        at::set_num_threads(1);
        m_pool = std::make_unique<training::ClipPool>(toyClips(48), m_folder.path().toStdString());
        m_pool->fill(1, {}, {});
        torch::manual_seed(1);
        training::Learner learner(model::TimeSformer(toyModel()), toyModel(), toyConfig(), {}, m_alone);
        training::StepResult last;
        for (int step = 0; step < 60; ++step) last = learner.learn({batch(step)}, step, {3e-3});
        QVERIFY(last.top1 > 0.9);
        auto config = toyModel();
        config.name = "teacher";
        std::swap(config.labels.names[0], config.labels.names[1]);  // its classes stand in another order
        model::TimeSformer swapped = learner.averaged();
        torch::NoGradGuard guard;
        for (const char* name : {"head.weight", "head.bias"}) {
            swapped->named_parameters()[name].copy_(swapped->named_parameters()[name].flip(0));
        }
        model::saveCheckpoint(teacherPath(), swapped, config, {});
    }

    void theLossIsZeroForTheSameAnswersAndItsGradientLeadsToTheTeacher() {
        const auto teacher = torch::tensor({{2.0F, -1.0F, 0.5F}});
        QVERIFY(training::distillationLoss(teacher, teacher, 3).item<double>() < 1e-6);
        auto student = torch::zeros({1, 3}, torch::requires_grad());
        const double temperature = 2;
        training::distillationLoss(student, teacher, temperature).backward();
        const auto expected =
            temperature * (torch::softmax(student / temperature, 1) - torch::softmax(teacher / temperature, 1));
        QVERIFY(torch::allclose(student.grad(), expected, 1e-5, 1e-6));
    }

    void theTeacherAnswersInTheStudentsOrderAtAnySize() {
        training::Teacher teacher(distill(), toyLabels(), {});
        QCOMPARE(teacher.embed(), toyModel().embed);
        const auto given = batch(0, 48);
        const auto answers = teacher.answer(given.clips);
        QCOMPARE(answers.logits.size(1), int64_t(2));
        QVERIFY(!answers.logits.requires_grad());
        QVERIFY((answers.logits.argmax(1) == given.labels).to(torch::kFloat).mean().item<double>() > 0.8);
    }

    /// The labels say the opposite of what the teacher knows, and count for nothing.
    void aStudentLearnsFromItsTeacherAlone_data() {
        QTest::addColumn<double>("featureWeight");
        QTest::newRow("answers") << 0.0;
        QTest::newRow("answers and features") << 0.5;
    }
    void aStudentLearnsFromItsTeacherAlone() {
        QFETCH(double, featureWeight);
        auto config = toyConfig();
        config.distill = distill();
        config.distill.weight = 1;
        config.distill.featureWeight = featureWeight;
        torch::manual_seed(2);
        training::Learner student(model::TimeSformer(toyModel()), toyModel(), config, {}, m_alone);
        QCOMPARE(student.state().contains("translate.weight"), featureWeight > 0);
        training::StepResult first, last;
        for (int step = 0; step < 60; ++step) {
            auto wrong = batch(step);
            wrong.labels = 1 - wrong.labels;
            last = student.learn({wrong}, step, {3e-3});
            if (step == 0) first = last;
        }
        QVERIFY2(last.top1 < 0.1, qPrintable(QString::number(last.top1)));
        QVERIFY(last.distillationLoss < 0.5 * first.distillationLoss);
    }

    void aTeacherOfOtherClassesIsBadUsage() {
        try {
            training::Teacher teacher(distill(), core::LabelSet::gestures(true), {});
            QFAIL("no error");
        } catch (const core::Error& error) {
            QVERIFY(error.kind() == core::Error::Kind::BadUsage);
            QVERIFY(std::string(error.what()).find("knows 2 classes and the student 13") != std::string::npos);
        }
        core::DistillConfig missing{m_folder.filePath("none.safetensors").toStdString()};
        QVERIFY_THROWS_EXCEPTION(core::Error, training::Teacher(missing, toyLabels(), {}));
    }

private:
    core::DistillConfig distill() const { return {teacherPath()}; }
    std::string teacherPath() const { return m_folder.filePath("teacher.safetensors").toStdString(); }

    training::Batch batch(int step, int size = 32) {
        const auto labels = toyLabels();
        training::ClipDrawer drawer(*m_pool, labels, toyConfig(), toyModel().frames);
        std::vector<training::ClipDraw> draws;
        for (int i = 0; i < 16; ++i) draws.push_back(drawer.draw(std::int64_t(step) * 16 + i));
        return training::makeBatch(*m_pool, draws, size);
    }

    QTemporaryDir m_folder;
    training::ProcessGroup m_alone{training::Launch{}};
    std::unique_ptr<training::ClipPool> m_pool;
};

QTEST_GUILESS_MAIN(DistillationTest)
#include "distillation_test.moc"
