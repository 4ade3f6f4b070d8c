"""What a style sheet cannot draw: focus ring, check boxes, radio buttons, combo boxes, scroll bars, selections."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)

from ui.painting import (
    CHEVRONS,
    RING_GAP,
    RING_WIDTH,
    box,
    branch,
    check_box,
    chevron,
    field,
    ink_of,
    item_focus,
    item_ground,
    radio_button,
    tick,
)
from ui.theme import colour, px, theme

_ELEMENT = QStyle.PrimitiveElement
_STATE = QStyle.StateFlag
_METRIC = QStyle.PixelMetric
_SCALED_METRICS = {
    _METRIC.PM_IndicatorWidth: 18, _METRIC.PM_IndicatorHeight: 18,
    _METRIC.PM_ExclusiveIndicatorWidth: 16, _METRIC.PM_ExclusiveIndicatorHeight: 16,
    _METRIC.PM_CheckBoxLabelSpacing: 8, _METRIC.PM_RadioButtonLabelSpacing: 8,
    _METRIC.PM_SmallIconSize: 16, _METRIC.PM_ButtonIconSize: 16, _METRIC.PM_ToolBarIconSize: 16,
    _METRIC.PM_TabBarIconSize: 14, _METRIC.PM_ListViewIconSize: 16, _METRIC.PM_ScrollBarExtent: 12,
    _METRIC.PM_ScrollBarSliderMin: 32, _METRIC.PM_TreeViewIndentation: 14,
    _METRIC.PM_LayoutHorizontalSpacing: 8, _METRIC.PM_LayoutVerticalSpacing: 8,
    _METRIC.PM_LayoutLeftMargin: 12, _METRIC.PM_LayoutRightMargin: 12,
    _METRIC.PM_LayoutTopMargin: 12, _METRIC.PM_LayoutBottomMargin: 12,
}  # fmt: skip
_FIXED_METRICS = {
    _METRIC.PM_FocusFrameHMargin: RING_WIDTH + RING_GAP, _METRIC.PM_FocusFrameVMargin: RING_WIDTH + RING_GAP,
    _METRIC.PM_SplitterWidth: 1, _METRIC.PM_MenuButtonIndicator: 0, _METRIC.PM_ButtonShiftHorizontal: 0, _METRIC.PM_ButtonShiftVertical: 0,
    _METRIC.PM_ScrollView_ScrollBarSpacing: 0, _METRIC.PM_TabBarBaseHeight: 0, _METRIC.PM_TabBarBaseOverlap: 0,
}  # fmt: skip
_HINTS = {
    QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1,
    QStyle.StyleHint.SH_ComboBox_Popup: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_ItemView_ShowDecorationSelected: 1,
    QStyle.StyleHint.SH_ScrollBar_LeftClickAbsolutePosition: 1,
}


class PasserelleStyle(QProxyStyle):
    """Fusion with the controls of the design."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in _SCALED_METRICS:
            return px(_SCALED_METRICS[metric])
        if metric in _FIXED_METRICS:
            return _FIXED_METRICS[metric]
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        return_data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration and not theme.animated:
            return 0
        found = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, return_data) if found is None else found

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        made = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind == QStyle.ContentsType.CT_ComboBox:
            compact = widget is not None and bool(widget.property("compact"))
            return QSize(size.width() + px(48), px(26 if compact else 32))
        if kind == QStyle.ContentsType.CT_SpinBox:
            return QSize(made.width() + px(16), px(32))
        if kind == QStyle.ContentsType.CT_ItemViewItem:
            return made.expandedTo(QSize(0, px(28)))
        if kind in (QStyle.ContentsType.CT_CheckBox, QStyle.ContentsType.CT_RadioButton):
            return made.expandedTo(QSize(0, px(24)))
        return made

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element in (_ELEMENT.PE_IndicatorCheckBox, _ELEMENT.PE_IndicatorItemViewItemCheck):
            check_box(painter, option)
        elif element == _ELEMENT.PE_IndicatorRadioButton:
            radio_button(painter, option)
        elif element == _ELEMENT.PE_IndicatorMenuCheckMark:
            if option.state & _STATE.State_On:
                tick(painter, QRectF(option.rect), ink_of(option, "text"))
        elif element in CHEVRONS:
            chevron(painter, element, QRectF(option.rect), ink_of(option, "text"))
        elif element == _ELEMENT.PE_IndicatorBranch:
            branch(painter, option)
        elif element == _ELEMENT.PE_FrameFocusRect:
            if isinstance(widget, QAbstractItemView):
                item_focus(painter, QRectF(option.rect))
        elif element == _ELEMENT.PE_PanelItemViewItem:
            item_ground(painter, option)
        elif element == _ELEMENT.PE_PanelItemViewRow:
            if option.state & _STATE.State_Selected:
                item_ground(painter, option)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.ControlElement.CE_FocusFrame:
            inset = RING_WIDTH / 2
            frame = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
            box(painter, frame, px(4) + RING_GAP + inset, pen=QPen(colour("accent"), RING_WIDTH))
            return
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == QStyle.ComplexControl.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            self._combo_box(option, painter, widget)
        elif control == QStyle.ComplexControl.CC_SpinBox:
            self._spin_box(option, painter, widget)
        elif control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._scroll_bar(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == QStyle.ComplexControl.CC_ComboBox:
            rect = option.rect
            if part == QStyle.SubControl.SC_ComboBoxArrow:
                return QRect(rect.right() - px(28), rect.top(), px(28), rect.height())
            if part == QStyle.SubControl.SC_ComboBoxEditField:
                return rect.adjusted(px(8), 2, -px(28), -2)
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return self._scroll_bar_part(option, part, widget)
        if control == QStyle.ComplexControl.CC_SpinBox:
            return _spin_box_part(option, part)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def _combo_box(self, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
        enabled = bool(option.state & _STATE.State_Enabled)
        invalid = widget is not None and bool(widget.property("invalid"))
        dashed = not enabled or (widget is not None and bool(widget.property("unanswered")))
        editing = option.editable and bool(option.state & _STATE.State_HasFocus)
        border = "error" if invalid else "accent" if editing else "control" if enabled else "disabled"
        hover = bool(option.state & _STATE.State_MouseOver) and enabled
        quiet = widget is not None and widget.property("kind") == "quiet"
        if not quiet:
            field(painter, option.rect, border, 2 if invalid or editing else 1, hover, dashed)
        elif hover:
            box(painter, QRectF(option.rect), px(4), fill=colour("background"))
        arrow = self.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxArrow, widget
        )
        chevron(painter, _ELEMENT.PE_IndicatorArrowDown, QRectF(arrow), ink_of(option, "muted"), 0.85)

    def _spin_box(self, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None) -> None:
        enabled = bool(option.state & _STATE.State_Enabled)
        focus = bool(option.state & _STATE.State_HasFocus)
        invalid = widget is not None and bool(widget.property("invalid"))
        border = "error" if invalid else "accent" if focus else "control" if enabled else "disabled"
        field(painter, option.rect, border, 2 if focus or invalid else 1, False, not enabled)
        control, parts = QStyle.ComplexControl.CC_SpinBox, QStyle.SubControl
        for part, arrow in (
            (parts.SC_SpinBoxUp, _ELEMENT.PE_IndicatorArrowUp),
            (parts.SC_SpinBoxDown, _ELEMENT.PE_IndicatorArrowDown),
        ):
            where = QRectF(self.subControlRect(control, option, part, widget))
            chevron(painter, arrow, where, ink_of(option, "muted"), 0.65)

    def _scroll_bar(self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None) -> None:
        control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        inset = px(3)
        thumb = QRectF(self.subControlRect(control, option, part, widget))
        thumb.adjust(inset, inset, -inset, -inset)
        held = bool(option.state & (_STATE.State_MouseOver | _STATE.State_Sunken))
        if option.maximum > option.minimum:
            ink = colour("muted" if held else "control")
            ink.setAlphaF(1.0 if held or theme.high_contrast else 0.6)
            box(painter, thumb, min(thumb.width(), thumb.height()) / 2, fill=ink)

    def _scroll_bar_part(
        self, option: QStyleOptionSlider, part: QStyle.SubControl, widget: QWidget | None
    ) -> QRect:
        rect = option.rect
        upright = option.orientation == Qt.Orientation.Vertical
        length = rect.height() if upright else rect.width()
        span = option.maximum - option.minimum
        thumb = length
        if span > 0:
            thumb = max(px(32), length * option.pageStep // (span + option.pageStep))
            thumb = min(thumb, length)
        at = QStyle.sliderPositionFromValue(
            option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown
        )
        spans = {
            QStyle.SubControl.SC_ScrollBarSlider: (at, thumb),
            QStyle.SubControl.SC_ScrollBarSubPage: (0, at),
            QStyle.SubControl.SC_ScrollBarAddPage: (at + thumb, length - at - thumb),
            QStyle.SubControl.SC_ScrollBarGroove: (0, length),
        }
        if part not in spans:
            return QRect()
        start, extent = spans[part]
        if upright:
            return QRect(rect.left(), rect.top() + start, rect.width(), extent)
        return QRect(rect.left() + start, rect.top(), extent, rect.height())


def _spin_box_part(option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect:
    rect, arrows = option.rect, px(24)
    half = rect.height() // 2
    parts = QStyle.SubControl
    if part == parts.SC_SpinBoxUp:
        return QRect(rect.right() - arrows, rect.top() + px(3), arrows, half - px(3))
    if part == parts.SC_SpinBoxDown:
        return QRect(rect.right() - arrows, rect.top() + half, arrows, half - px(3))
    if part == parts.SC_SpinBoxEditField:
        return rect.adjusted(2, 2, -arrows - 2, -2)
    return rect
