"""The form of a phase's products."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models import PhaseProduct, ProductText
from netvaerk.rules.products import Product, hindrances_to_write, mark_of
from roles.actions.products import Writing

WHY = _("When, who and what; or why not")
SAID = {"yes": True, "no": False, "": None}
WORD = {said: word for word, said in SAID.items()}


class ProductsForm(forms.Form):
    """The products of one phase, each with the version that was shown.

    The fields of a product are named `text_`, `decided_`, `version_` and `shown_` and its code. `shown_` is a mark of
    what stood there, so that what the writer left alone is not written over somebody else's words.
    """

    def __init__(
        self, *args: Any, products: Sequence[PhaseProduct], texts: Mapping[int, ProductText], decides: bool
    ) -> None:
        super().__init__(*args)
        self.products, self.texts, self.decides = products, texts, decides
        for one in products:
            if one.is_decision and decides:
                self.fields[f"decided_{one.code}"] = forms.ChoiceField(
                    label=one.title,
                    required=False,
                    choices=[("", _("Not decided yet")), ("yes", _("Yes")), ("no", _("No"))],
                    widget=forms.RadioSelect,
                )
            self.fields[f"text_{one.code}"] = forms.CharField(
                label=format_lazy("{} {}", one.title, WHY) if one.is_decision else one.title,
                help_text=one.help,
                max_length=5000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
            self.fields[f"version_{one.code}"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
            self.fields[f"shown_{one.code}"] = forms.CharField(widget=forms.HiddenInput, required=False)
            self.initial |= self._stands(one)

    def _stored(self, product: PhaseProduct) -> tuple[str, bool | None, int]:
        text = self.texts.get(product.pk)
        return (text.text, text.decided, text.version) if text else ("", None, 0)

    def _stands(self, product: PhaseProduct) -> dict[str, Any]:
        """What the fields of a product are, as it is stored."""
        text, decided, version = self._stored(product)
        code = product.code
        return {
            f"text_{code}": text,
            f"decided_{code}": WORD[decided],
            f"version_{code}": version,
            f"shown_{code}": self._mark(text, decided),
        }

    def _mark(self, text: str, decided: bool | None) -> str:
        """Who does not decide sees and leaves the text alone."""
        return mark_of(text, decided if self.decides else None)

    def rows(self) -> list[dict[str, Any]]:
        """Each product with its fields and what is stored of it, for the page."""
        return [
            {
                "product": one,
                "text": self[f"text_{one.code}"],
                "decided": self[f"decided_{one.code}"] if f"decided_{one.code}" in self.fields else None,
                "hidden": [self[f"version_{one.code}"], self[f"shown_{one.code}"]],
                "stored": self.texts.get(one.pk),
            }
            for one in self.products
        ]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors:
            for one in self.writings():
                before, after = self._pair(one)
                for reason in hindrances_to_write(before, after, decides=self.decides):
                    self.add_error(f"text_{one.product.code}", gettext(str(reason)))
        return typed

    def _pair(self, writing: Writing) -> tuple[Product, Product]:
        one = writing.product
        text, decided, _version = self._stored(one)
        fixed = (one.code, one.phase_id, one.needed, one.is_decision)
        return Product(*fixed, text, decided), Product(*fixed, writing.text, writing.decided)

    def writings(self) -> list[Writing]:
        """What the writer has changed since the page was shown."""
        typed = ((one, self._typed(one)) for one in self.products)
        return [
            Writing(one, text, decided, self.cleaned_data[f"version_{one.code}"] or 0)
            for one, (text, decided) in typed
            if self._mark(text, decided) != self.cleaned_data[f"shown_{one.code}"]
        ]

    def _typed(self, product: PhaseProduct) -> tuple[str, bool | None]:
        """Who does not decide leaves the decision as it is."""
        text, name = self.cleaned_data[f"text_{product.code}"], f"decided_{product.code}"
        decided = SAID[self.cleaned_data[name]] if name in self.fields else self._stored(product)[1]
        return text, decided

    def meet(self, texts: Mapping[int, ProductText]) -> list[tuple[str, str]]:
        """Go on from what is stored by now. Title and stored words of each product that somebody else has changed as
        well as the writer; what the writer left alone becomes what is stored.

        The next save is then a choice and not an accident.
        """
        changed = {one.product.pk: one for one in self.writings()}
        self.texts, self.data = texts, self.data.copy()
        met = []
        for one in self.products:
            text, decided, version = self._stored(one)
            stands, writing = self._stands(one), changed.get(one.pk)
            if writing and writing.shown != version and (writing.text, writing.decided) != (text, decided):
                said = {True: gettext("Yes"), False: gettext("No")}.get(decided, "") if one.is_decision else ""
                met.append((one.title, "\n".join(filter(None, [said, text]))))
            for name, value in stands.items():
                if writing is None or not name.startswith(("text_", "decided_")):
                    self.data[name] = value
        return met
