// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/gallery.h"

#include "ui/theme/theme_controller.h"

#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace Qt::Literals::StringLiterals;
using namespace rapport::ui;

class TestGallery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup()
    {
        // A gallery that gave up may still be opening a file on a worker.
        QThreadPool::globalInstance()->waitForDone();
    }
    void drawsEveryPageInBothThemes()
    {
        const QTemporaryDir folder;
        ThemeController themes(*qApp);
        Gallery gallery({QDir(folder.path()), {}, {{1024, 700}}, 20}, themes);
        const QSignalSpy finished(&gallery, &Gallery::finished);
        gallery.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 120'000);
        QCOMPARE(finished.first().first().toString(), QString());
        for (const QString &theme : {u"light"_s, u"dark"_s}) {
            for (const PageInfo &page : allPages()) {
                for (const QString &state : {u"sample"_s, u"empty"_s}) {
                    const QImage image(
                        folder.filePath(u"%1-%2-%3-1024.png"_s.arg(page.key, state, theme)));
                    QCOMPARE(image.size(), QSize(1024, 700));
                }
            }
            for (const QString &step : {u"file"_s, u"columns"_s, u"changes"_s, u"result"_s})
                QVERIFY(!QImage(folder.filePath(u"import-%1-sample-%2-1024.png"_s.arg(step, theme)))
                             .isNull());
        }
        QCOMPARE(QDir(folder.path()).entryList({u"*.png"_s}).size(), gallery.pictures());
    }

    void saysWhatItCannotOpen()
    {
        const QTemporaryDir folder;
        ThemeController themes(*qApp);
        Gallery gallery({QDir(folder.path()), folder.filePath(u"none.rapport"_s), {{1024, 700}}, 0},
                        themes);
        const QSignalSpy finished(&gallery, &Gallery::finished);
        gallery.start();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished.first().first().toString().contains(u"none.rapport"_s));
    }
};

QTEST_MAIN(TestGallery)
#include "test_gallery.moc"
