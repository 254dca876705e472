"""What is measured beside a floor, by `manage.py benchmark`. Never imported by the product itself."""
