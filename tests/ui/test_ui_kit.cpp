// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

class TestUiKit : public QObject {
    Q_OBJECT
};

QTEST_MAIN(TestUiKit)
#include "test_ui_kit.moc"
