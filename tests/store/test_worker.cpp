// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/worker.h"

#include <QTest>

#include <atomic>
#include <future>
#include <memory>
#include <vector>

using namespace rapport;

/// Std primitives only, so that the thread sanitizer sees everything that happens here.
class TestWorker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsInOrderInOneThread()
    {
        std::vector<int> seen; // guarded by the worker's own thread and its join
        std::vector<std::thread::id> threads;
        {
            Worker worker([&] { seen.push_back(-1); }, [&] { seen.push_back(1000); });
            for (int i = 0; i < 1000; ++i)
                worker.post([&, i] {
                    seen.push_back(i);
                    threads.push_back(std::this_thread::get_id());
                });
        }
        QCOMPARE(int(seen.size()), 1002);
        for (int i = 0; i < int(seen.size()); ++i)
            QCOMPARE(seen[size_t(i)], i - 1);
        for (const std::thread::id id : threads) {
            QVERIFY(id == threads.front());
            QVERIFY(id != std::this_thread::get_id());
        }
    }

    void destructionRunsWhatIsQueued()
    {
        std::promise<void> gate;
        int ran = 0;
        auto worker = std::make_unique<Worker>([] {}, [&] { ran += 100; });
        worker->post([opened = gate.get_future().share()] { opened.wait(); });
        for (int i = 0; i < 10; ++i)
            worker->post([&] { ++ran; });
        std::thread opener([&] { gate.set_value(); });
        worker.reset();
        opener.join();
        QCOMPARE(ran, 110);
    }

    void takesTasksFromManyThreads()
    {
        constexpr int kThreads = 8, kTasks = 500;
        std::array<std::vector<int>, kThreads> seen;
        {
            Worker worker([] {}, [] {});
            std::vector<std::thread> posters;
            for (int t = 0; t < kThreads; ++t) {
                posters.emplace_back([&worker, &mine = seen[size_t(t)]] {
                    for (int i = 0; i < kTasks; ++i)
                        worker.post([&mine, i] { mine.push_back(i); });
                });
            }
            for (std::thread &poster : posters)
                poster.join();
        }
        for (const auto &mine : seen) {
            QCOMPARE(int(mine.size()), kTasks);
            QVERIFY(std::ranges::is_sorted(mine)); // each thread's own order is kept
        }
    }

    void aTaskMayPostAnother()
    {
        std::promise<int> answer;
        Worker worker([] {}, [] {});
        worker.post([&] { worker.post([&] { answer.set_value(7); }); });
        QCOMPARE(answer.get_future().get(), 7);
    }

    void anIdleWorkerEnds()
    {
        std::atomic<int> ended = 0;
        for (int i = 0; i < 50; ++i)
            Worker([] {}, [&] { ++ended; });
        QCOMPARE(ended.load(), 50);
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "test_worker.moc"
