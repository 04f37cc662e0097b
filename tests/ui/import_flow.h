// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/import_window.h"

#include "ui/import/changes_step.h"
#include "ui/import/columns_model.h"
#include "ui/import/columns_step.h"
#include "ui/import/effects_view.h"
#include "ui/widgets/number_card.h"
#include "ui/widgets/pick_popup.h"
#include "ui/widgets/search_field.h"
#include "window_fixture.h"

#include <QPushButton>
#include <QTableView>

namespace rapport::ui::test {

using Step = ImportWindow::Step;
using Type = ImportEffect::Type;

inline void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
        qFatal("cannot write");
}

/// Whether the window has read, checked or filtered all it wants.
inline bool settles(const ImportWindow &window)
{
    int quiet = 0;
    return QTest::qWaitFor(
        [&] {
            quiet = window.isBusy() ? 0 : quiet + 1;
            return quiet > 2;
        },
        20'000);
}

/// A window with the import window over it, which has read \p text.
struct Importing {
    Desk desk;
    std::unique_ptr<MainWindow> main = desk.openWindow();
    ImportWindow *window = nullptr;

    explicit Importing(const QByteArray &text = {})
    {
        if (!text.isEmpty())
            write(desk.path("people.csv"), text);
        window = main->importFile(text.isEmpty() ? QString() : desk.path("people.csv"));
        if (!window || !settles(*window))
            qFatal("the import window does not open");
    }
    void press(QPushButton *button) const
    {
        QTest::mouseClick(button, Qt::LeftButton);
        if (!settles(*window))
            qFatal("the import window does not settle");
    }
    void next() const { press(window->nextButton()); }
    [[nodiscard]] ColumnsModel &columns() const { return window->columnsStep()->model(); }
    [[nodiscard]] EffectsModel &effects() const { return window->changesStep()->model(); }
    [[nodiscard]] QString target(int column) const
    {
        return columns().index(column, ColumnsModel::TargetColumn).data().toString();
    }
    [[nodiscard]] QString count(Type type) const
    {
        return window->changesStep()->card(type)->content().value;
    }
    /// The row of the preview's table about \p title.
    [[nodiscard]] int rowOf(const QString &title) const
    {
        for (int row = 0; row < effects().rowCount(); ++row) {
            if (effects().at(row).title == title)
                return row;
        }
        return -1;
    }
    [[nodiscard]] qint64 stored(KindId kind = KindId::Developer) const
    {
        return *answerOf(main->workspace()->count({kind, {}, {}, {}}));
    }
};

/// The open popover that picks, narrowed by \p text and answered with Enter.
inline bool pick(const QString &text)
{
    auto *popup = qobject_cast<PickPopup *>(QApplication::activePopupWidget());
    if (!popup)
        return false;
    QTest::keyClicks(popup->search(), text);
    QTest::keyClick(popup->search(), Qt::Key_Return);
    return true;
}

} // namespace rapport::ui::test
