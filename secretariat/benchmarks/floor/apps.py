from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "secretariat.benchmarks.floor"
    label = "floor"
